import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import type { Preview } from "../../builder/preview/server.ts";
import { launchBrowser } from "../support/chromium.ts";
import { type Learner, openLearner } from "../support/learner.ts";
import { type Built, buildFoundation, previewOf } from "../support/packages.ts";

/** What differs between them is content; one stands for all. */
const ARCHETYPES = ["users"];

interface Statement {
  readonly id: string;
  readonly verb: { readonly id: string };
  readonly object: {
    readonly id: string;
    readonly definition?: { readonly interactionType?: string; readonly correctResponsesPattern?: readonly string[] };
  };
  readonly result?: {
    readonly success?: boolean;
    readonly completion?: boolean;
    readonly response?: string;
    readonly score?: { readonly scaled: number; readonly raw: number };
  };
  readonly context: { readonly registration: string };
}

let browser: Browser;
let built: Built;

beforeAll(async () => {
  [browser, built] = await Promise.all([launchBrowser(), buildFoundation({ targets: ["xapi"] })]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  built.remove();
});

/** A new learner with a record store of their own. `refused` gathers what the store would not take. */
async function atPackage(
  archetype: string,
  visit: (learner: Learner, preview: Preview, refused: string[]) => Promise<void>,
): Promise<void> {
  const preview = await previewOf(built.output);
  const context = await browser.newContext();
  const refused: string[] = [];
  try {
    const page = await context.newPage();
    page.on("response", (answer) => {
      const expected = answer.status() < 400 || (answer.status() === 404 && answer.url().includes("/state"));
      refused.push(...(answer.url().includes("/xapi/") && !expected ? [`${answer.status()} ${answer.url()}`] : []));
    });
    await visit(await openLearner(page, preview.address, `foundation/${archetype}/foundation-${archetype}-xapi`), preview, refused);
  } finally {
    await context.close();
    await preview.close();
  }
}

async function statementsOf({ access }: Preview): Promise<Statement[]> {
  const headers = { authorization: `Basic ${btoa(`${access.user}:${access.password}`)}`, "x-experience-api-version": "1.0.3" };
  const found: Statement[] = [];
  let path = "statements?ascending=true&limit=500";
  while (path !== "") {
    const answer = await fetch(access.endpoint + path, { headers });
    const { statements, more = "" } = (await answer.json()) as { statements: Statement[]; more?: string };
    found.push(...statements);
    path = more === "" ? "" : `statements?${more.split("?")[1]}`;
  }
  return found;
}

const verbs = (statements: readonly Statement[], name: string) => statements.filter(({ verb }) => verb.id.endsWith(`/${name}`));
const graded = ({ course }: Learner) => course.pages.filter(({ quiz }) => quiz).flatMap(({ questions }) => questions);

describe.each(ARCHETYPES)("the xAPI package for %s, against an HTTP record store that validates", (archetype) => {
  test("a learner who answers all right is recorded as passed and completed, with every answer (TC-4, TC-5)", async () => {
    await atPackage(archetype, async (learner, preview, refused) => {
      await learner.takeCourse(true);
      await learner.saved();
      await learner.exit();
      const statements = await statementsOf(preview);
      const passed = verbs(statements, "passed");
      expect(passed.map(({ result }) => [result?.success, result?.score?.scaled, result?.score?.raw])).toEqual([[true, 1, 100]]);
      expect(verbs(statements, "completed")).toHaveLength(1);
      const answered = verbs(statements, "answered");
      expect(answered.map(({ object }) => object.id)).toEqual(graded(learner).map(({ iri }) => iri));
      expect(answered.filter(({ result }) => result?.success !== true)).toEqual([]);
      expect(
        answered.filter(({ object }) => !object.definition?.interactionType || !object.definition.correctResponsesPattern?.length),
      ).toEqual([]);
      expect(new Set(statements.map(({ context }) => context.registration)).size).toBe(1);
      expect([verbs(statements, "initialized").length, verbs(statements, "terminated").length, refused]).toEqual([1, 1, []]);
    });
  }, 60_000);

  test("a learner who answers all wrong is not recorded as passed, and every answer is wrong", async () => {
    await atPackage(archetype, async (learner, preview, refused) => {
      await learner.takeCourse(false);
      await learner.saved();
      const statements = await statementsOf(preview);
      const answered = verbs(statements, "answered");
      expect([
        verbs(statements, "passed"),
        verbs(statements, "completed"),
        answered.filter(({ result }) => result?.success !== false),
      ]).toEqual([[], [], []]);
      expect([answered.length, refused]).toEqual([graded(learner).length, []]);
    });
  }, 60_000);

  test("a learner who leaves half-way comes back to the same page with the same answers, under the same registration", async () => {
    await atPackage(archetype, async (learner, preview, refused) => {
      const quiz = learner.course.pages.find((page) => page.quiz);
      await learner.begin();
      await learner.goTo(quiz?.id ?? "");
      await learner.answerQuiz(quiz?.id ?? "", true);
      const title = await learner.title();
      await learner.exit();
      await learner.reopen();
      await learner.begin();
      expect(await learner.title()).toBe(title);
      await learner.submit();
      await learner.saved();
      const statements = await statementsOf(preview);
      expect(verbs(statements, "answered").every(({ result }) => result?.success === true)).toBe(true);
      expect([
        verbs(statements, "initialized").length,
        new Set(statements.map(({ context }) => context.registration)).size,
        refused,
      ]).toEqual([2, 1, []]);
    });
  }, 60_000);
});

test("the credentials of the launch leave the address at once (SEC-2)", async () => {
  await atPackage("users", async (learner) => {
    expect(learner.frame().url()).not.toMatch(/auth=|Basic/);
    await Promise.resolve();
  });
}, 60_000);
