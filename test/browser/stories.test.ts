import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../support/chromium.ts";
import { type Learner, openLearner } from "../support/learner.ts";
import { type Built, buildAt, previewOf } from "../support/packages.ts";
import { openProject, type TestProject } from "../support/project.ts";
import { type Place, type PlaceKind, places } from "../stories/places.ts";
import { NOTHING, type Recorded } from "../stories/recorded.ts";

const TARGETS = [...new Set(places.map(({ target }) => target))];

let browser: Browser;
let project: TestProject;
let built: Built;

beforeAll(async () => {
  project = openProject("small");
  project.edit({ file: "modules/courses/basics.yaml", find: "targets: [scorm12, web]", put: `targets: [${TARGETS.join(", ")}]` });
  [browser, built] = await Promise.all([launchBrowser(), buildAt(project.root, { archetypes: ["users"] })]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  built.remove();
  project.remove();
});

interface Visit {
  readonly learner: Learner;
  readonly place: Place;
  /** The LMS opens the package again in a mode. */
  open(mode: string): Promise<Learner>;
}

/** A new learner at a place of their own. */
async function at(kind: PlaceKind, story: (visit: Visit) => Promise<void>, mode = ""): Promise<void> {
  const preview = await previewOf(built.output);
  const context = await browser.newContext();
  try {
    const place = await kind.prepare(context, preview);
    const page = await context.newPage();
    const name = `basics/users/basics-users-${kind.target}`;
    const open = (as: string) => openLearner(page, preview.address, as === "" ? name : `${name}?mode=${as}`);
    const learner = await open(mode);
    await story({ learner, place, open });
    expect(await place.refused(learner)).toEqual([]);
  } finally {
    await context.close();
    await preview.close();
  }
}

const graded = ({ course }: Learner) => course.pages.filter(({ quiz }) => quiz).flatMap(({ questions }) => questions);
const answered = (learner: Learner, ...ways: string[]) => ways.flatMap((way) => graded(learner).map(({ id }) => `${id} ${way}`));

/** A format that records no answers agrees with what the others say of the rest. */
function agreed(kind: PlaceKind, outcome: Recorded): Recorded {
  return kind.target === "web" ? { ...outcome, answers: undefined } : outcome;
}

async function retake(learner: Learner, right: boolean): Promise<void> {
  const [quiz] = learner.course.pages.filter((page) => page.quiz);
  await learner.goTo(quiz?.id ?? "");
  await learner.frame().locator("[data-retry]:visible").first().click();
  await learner.answerQuiz(quiz?.id ?? "", right);
  await learner.submit();
}

const named = places.map((kind) => [`${kind.target} at ${kind.where}`, kind] as const);

describe.each(named)("the same stories are told: %s", (_, kind) => {
  test("a learner who answers all right has passed", async () => {
    await at(kind, async ({ learner, place }) => {
      await learner.takeCourse(true);
      await learner.saved();
      await learner.exit();
      const outcome = { completed: true, success: "passed" as const, score: 1, answers: answered(learner, "right") };
      expect(await place.recorded(learner)).toEqual(agreed(kind, outcome));
    });
  }, 30_000);

  test("a learner who fails with attempts left is neither failed nor complete, and has no score that could still rise", async () => {
    await at(kind, async ({ learner, place }) => {
      await learner.takeCourse(false);
      await learner.exit();
      expect(await place.recorded(learner)).toEqual(agreed(kind, { ...NOTHING, answers: answered(learner, "wrong") }));
    });
  }, 30_000);

  test("a learner who fails and then passes has passed, with both attempts on record", async () => {
    await at(kind, async ({ learner, place }) => {
      await learner.takeCourse(false);
      await retake(learner, true);
      await learner.saved();
      await learner.exit();
      const outcome = { completed: true, success: "passed" as const, score: 1, answers: answered(learner, "wrong", "right") };
      expect(await place.recorded(learner)).toEqual(agreed(kind, outcome));
    });
  }, 30_000);

  test("a learner who leaves half-way resumes on the same page with the same answers, and passes", async () => {
    await at(kind, async ({ learner, place }) => {
      const [quiz] = learner.course.pages.filter((page) => page.quiz);
      await learner.begin();
      await learner.next();
      await learner.goTo(quiz?.id ?? "");
      await learner.answerQuiz(quiz?.id ?? "", true);
      const title = await learner.title();
      await learner.exit();
      expect(await place.recorded(learner)).toEqual(agreed(kind, NOTHING));
      await learner.reopen();
      await learner.begin();
      expect(await learner.title()).toBe(title);
      await learner.submit();
      await learner.saved();
      await learner.exit();
      const outcome = { completed: true, success: "passed" as const, score: 1, answers: answered(learner, "right") };
      expect(await place.recorded(learner)).toEqual(agreed(kind, outcome));
    });
  }, 30_000);
});

describe.each(named.filter(([, kind]) => kind.modes && kind.where !== "scorm-again"))("the modes are kept to: %s", (_, kind) => {
  test("what a learner does in review mode changes nothing of the result", async () => {
    await at(kind, async ({ learner, place, open }) => {
      await learner.takeCourse(true);
      await learner.saved();
      await learner.exit();
      const before = await place.recorded(learner);
      const again = await open("review");
      await again.begin();
      await retake(again, false);
      await again.exit();
      expect([before.success, await place.recorded(again)]).toEqual(["passed", before]);
    });
  }, 30_000);

  test("nothing is recorded in browse mode", async () => {
    await at(
      kind,
      async ({ learner, place }) => {
        await learner.takeCourse(true);
        await learner.exit();
        expect(await place.recorded(learner)).toEqual(NOTHING);
      },
      "browse",
    );
  }, 30_000);
});
