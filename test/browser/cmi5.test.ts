import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import type { Preview } from "../../builder/preview/server.ts";
import { launchBrowser } from "../support/chromium.ts";
import { type Learner, openLearner } from "../support/learner.ts";
import { type Built, buildFoundation, previewOf } from "../support/packages.ts";

interface Held {
  readonly id: string;
  readonly context: { readonly registration: string; readonly extensions: Readonly<Record<string, unknown>> };
}

const SESSION_ID = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";

let browser: Browser;
let built: Built;

beforeAll(async () => {
  [browser, built] = await Promise.all([launchBrowser(), buildFoundation({ targets: ["cmi5"], archetypes: ["users"] })]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  built.remove();
});

/** A new learner, and a learning system of their own. `refused` gathers what the record store would not take. */
async function atAu(query: string, visit: (learner: Learner, preview: Preview, refused: string[]) => Promise<void>): Promise<void> {
  const preview = await previewOf(built.output);
  const context = await browser.newContext();
  const refused: string[] = [];
  try {
    const page = await context.newPage();
    page.on("response", (answer) => {
      const expected = answer.status() < 400 || (answer.status() === 404 && answer.url().includes("/state"));
      refused.push(...(answer.url().includes("/xapi/") && !expected ? [`${answer.status()} ${answer.url()}`] : []));
    });
    await visit(await openLearner(page, preview.address, `foundation/users/foundation-users-cmi5${query}`), preview, refused);
  } finally {
    await context.close();
    await preview.close();
  }
}

const verbsIn = ({ recordStore: { store } }: Preview) =>
  [...store.statements.values()].map(({ statement }) => (statement["verb"] as { id: string }).id.replace(/.*\//, ""));
const heldIn = ({ recordStore: { store } }: Preview) => [...store.statements.values()].map(({ statement }) => statement as unknown as Held);
const DEFINED = /^(launched|initialized|completed|passed|failed|terminated)$/;

describe("the cmi5 package, against a learning system that validates", () => {
  test("a learner who answers all right satisfies the AU, and Terminated comes last (rules CMI5-6, CMI5-7)", async () => {
    await atAu("", async (learner, preview, refused) => {
      await learner.takeCourse(true);
      await learner.saved();
      await learner.exit();
      const verbs = verbsIn(preview);
      expect(verbs.filter((verb) => DEFINED.test(verb))).toEqual(["launched", "initialized", "completed", "passed", "terminated"]);
      expect([verbs.at(-1), refused]).toEqual(["terminated", []]);
      expect(new Set(heldIn(preview).map(({ context }) => context.extensions[SESSION_ID])).size).toBe(1);
    });
  }, 60_000);

  test("a learner who leaves half-way comes back in another session of the same registration (rules CMI5-11, CMI5-12)", async () => {
    await atAu("", async (learner, preview, refused) => {
      const quiz = learner.course.pages.find((page) => page.quiz);
      await learner.begin();
      await learner.goTo(quiz?.id ?? "");
      const title = await learner.title();
      await learner.saved();
      await learner.reopen();
      await learner.begin();
      expect(await learner.title()).toBe(title);
      await learner.saved();
      const held = heldIn(preview);
      expect(verbsIn(preview).filter((verb) => DEFINED.test(verb))).toEqual([
        "launched",
        "initialized",
        "terminated",
        "launched",
        "initialized",
      ]);
      expect(new Set(held.map(({ context }) => context.registration)).size).toBe(1);
      expect(new Set(held.map(({ context }) => context.extensions[SESSION_ID])).size).toBe(2);
      expect(refused).toEqual([]);
    });
  }, 60_000);

  test("a learner who only looks back is told so, and nothing but the visit is recorded (rule CMI5-9)", async () => {
    await atAu("?mode=review", async (learner, preview, refused) => {
      await learner.takeCourse(true);
      await learner.exit();
      expect([verbsIn(preview), refused]).toEqual([["launched", "initialized", "terminated"], []]);
    });
  }, 60_000);
});
