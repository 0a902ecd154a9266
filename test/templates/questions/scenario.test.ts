import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { readModule, questionsOf } from "../../../builder/compile/parse/module.ts";
import { NO_NAMES } from "../../../builder/compile/parse/names.ts";
import { newReport } from "../../../builder/diagnostics/report.ts";
import { check } from "../../../builder/index.ts";
import scenario, { type ScenarioQuestion } from "../../../templates/questions/scenario/question.ts";
import { shortestWays, wayOut } from "../../../templates/questions/scenario/ways.ts";
import fc from "../../support/properties.ts";
import { kit, openProject, type TestProject, today } from "../../support/project.ts";

const FRONT_MATTER = `---
title: Case
summary: Case.
minutes: 1
language: en-GB
objectives: [{id: judge, text: Judge., needs: [N1]}]
owner: Test
review-by: 2027-01-31
---

# Page {#page}

`;
const letters = [..."abcdefghijklmnop"];
const ENDINGS = [
  { id: "y", text: "Well", score: 1 },
  { id: "z", text: "Badly", score: 0.25 },
];

/** Cases of up to eight steps, with loops, dead ends and steps that nobody reaches. */
const cases = fc
  .array(fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 })
  .map((targets): ScenarioQuestion => {
    const ids = [...letters.slice(0, targets.length), "y", "z"];
    const steps = targets.map((list, index) => ({
      id: letters[index] ?? "",
      text: `Step ${index}`,
      decisions: list.map((to, at) => ({ id: letters[at] ?? "", text: `Decision ${at}`, to: ids[to % ids.length] ?? "" })),
    }));
    return { steps, endings: ENDINGS, best: "" };
  });

describe("a way through a case", () => {
  test("that is the shortest to an ending is an answer with that ending's score, and no part of it is one", () => {
    fc.assert(
      fc.property(cases, (question) => {
        const ways = shortestWays(question.steps);
        const toEndings = ENDINGS.flatMap(({ id, score }) => (ways.has(id) ? [{ way: ways.get(id) ?? "", score }] : []));
        expect(toEndings.map(({ way }) => scenario.score(question, scenario.decode(question, way) ?? ""))).toEqual(
          toEndings.map(({ score }) => score),
        );
        expect(toEndings.flatMap(({ way }) => [...way].map((_, at) => scenario.decode(question, way.slice(0, at))))).toEqual(
          toEndings.flatMap(({ way }) => [...way].map(() => undefined)),
        );
      }),
    );
  });

  test("fits the saved state, comes back as it was, and is told decision by decision", () => {
    fc.assert(
      fc.property(cases, fc.string({ unit: fc.constantFrom(..."abcd"), maxLength: 12 }), (question, text) => {
        fc.pre(scenario.decode(question, text) !== undefined);
        const told = scenario.interaction(question, text).response as readonly { readonly step: string; readonly response: string }[];
        expect(scenario.encode(question, text)).toBe(text);
        expect(text.length).toBeLessThanOrEqual(scenario.encodedLength(question));
        expect(told.map(({ response }) => response).join("")).toBe(text);
        expect(new Set(told.map(({ step }) => step)).size).toBe(text.length);
      }),
    );
  });

  test("does not come back to a step: who goes round has not decided yet", () => {
    const round: ScenarioQuestion = {
      steps: [
        {
          id: "a",
          text: "Again?",
          decisions: [
            { id: "a", text: "Again", to: "a" },
            { id: "b", text: "Stop", to: "y" },
          ],
        },
      ],
      endings: ENDINGS,
      best: "b",
    };
    expect(["b", "ab", "a", "bb"].map((text) => scenario.decode(round, text))).toEqual(["b", undefined, undefined, undefined]);
  });
});

test("a way out is known of exactly those steps from which an ending is reached", () => {
  fc.assert(
    fc.property(cases, ({ steps }) => {
      const out = wayOut(steps, ENDINGS);
      const reaching = steps.filter((step) => {
        const others = steps.filter(({ id }) => id !== step.id);
        const ways = shortestWays([step, ...others]);
        return ways.has("y") || ways.has("z");
      });
      expect(steps.filter(({ id }) => out.has(id))).toEqual(reaching);
    }),
  );
});

test("without scores there is no best way, so nothing is right or wrong", () => {
  const asked = scenario.interaction({ steps: [{ id: "a", text: "Now?", decisions: [] }], endings: [], best: "" }, undefined);
  expect(asked).toMatchObject({ kind: "performance", correct: undefined });
});

describe("a scenario whose endings have no score", () => {
  const unscored =
    "::: scenario {#the-case}\nA case.\n\n::: step First {#first}\nNow?\n\n- [ ] Go {to=end}\n:::\n::: ending End {#end}\nThe end.\n:::\n:::";
  const reported = async () => (await check({ root: project.root, kit, today })).diagnostics.map(({ code, line }) => `${code} ${line}`);
  let project: TestProject;

  beforeEach(() => {
    project = openProject("small");
  });

  afterEach(() => project.remove());

  test("is worth no points", () => {
    const source = { id: "m", file: { path: "modules/m/module.md", text: `${FRONT_MATTER}${unscored}\n` }, media: [] };
    const read = readModule(source, [], new Set(), NO_NAMES, newReport());
    expect(questionsOf(read?.module.pages ?? []).map(({ points }) => points)).toEqual([0]);
  });

  test("may be practised", async () => {
    project.edit({ file: "modules/clean-hands/module.md", find: "There are five moments.", put: `There are five moments.\n\n${unscored}` });
    expect(await reported()).toEqual([]);
  });

  test("may not stand in a quiz", async () => {
    project.edit({ file: "modules/clean-hands/module.md", find: "# Quiz {#quiz quiz}\n", put: `# Quiz {#quiz quiz}\n\n${unscored}\n` });
    expect(await reported()).toContain("question/scenario-no-score 63");
  });
});
