import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { check } from "../../builder/index.ts";
import { kit, openProject, type TestProject, today } from "../support/project.ts";

const MODULE = "modules/sorting/module.md";
const COURSE = "modules/courses/sorting.yaml";
const ORIGINAL = "course.yaml";
let project: TestProject;

beforeEach(() => {
  project = openProject("matching-types");
});

afterEach(() => project.remove());

/** Codes of what is wrong after everything between two texts of the module was replaced. */
async function codesAfter(from: string, to: string, put: string): Promise<string[]> {
  const text = project.read(MODULE);
  const [start, end] = [text.indexOf(from), text.indexOf(to)];
  project.edit({ file: MODULE, put: text.slice(0, start) + put + text.slice(end) });
  const { diagnostics } = await check({ root: project.root, kit, today });
  return diagnostics.map(({ code }) => code);
}

test("a quiz that asks only for views is no quiz, as nobody could earn anything in it", async () => {
  expect(await codesAfter("::: sequencing {#warning", "::: likert {#confident-after", "")).toEqual(["page/quiz-without-questions"]);
});

test("a view in a quiz needs no objective, and an objective that only a view names is not tested", async () => {
  expect(await codesAfter("::: likert {#confident-after", "How confident are you now", "::: likert {#view}\n")).toEqual([]);
  project.edit({ file: MODULE, find: "owner:", put: "  - id: have-a-view\n    text: Have a view.\n    needs: [N1]\nowner:" });
  expect(await codesAfter("::: likert {#view}", "How confident are you now", "::: likert {#view objective=have-a-view}\n")).toEqual([
    "objective/not-taught-or-tested",
  ]);
});

test("two answers are shown together only where every learner group has the first of them", async () => {
  const forNobody = "::: for nobody\n::: likert {#confident-before scale=confidence}\nHow confident are you?\n:::\n:::\n\n";
  project.edit({ file: "modules/archetypes/nobody.yaml", put: "title: Nobody\ndescription: None.\nroles: [none]\ntraits: []\n" });
  expect(await codesAfter("::: likert {#confident-before", "::: matching {#numbers}", forNobody)).toEqual(["question/unknown-pair"]);
});

test("the first of two answers has to come first", async () => {
  const first = "::: likert {#confident-before scale=confidence pair=confident-after}\nHow confident are you?\n:::\n\n";
  expect(await codesAfter("::: likert {#confident-before", "::: matching {#numbers}", first)).toEqual(["question/unknown-pair"]);
});

test("scales of one's own can be compared where their words are the same", async () => {
  const own = (id: string, ...points: string[]) =>
    `::: likert {${id}}\nHow often?\n\n${points.map((point) => `- ${point}`).join("\n")}\n:::\n`;
  const same = `${own("#often-before", "Never", "Always")}\n${own("#often-now pair=often-before", "Never", "Always")}\n`;
  expect(await codesAfter("::: likert {#how-often}", "# Quiz", same)).toEqual([]);
  expect(await codesAfter("::: likert {#often-now", "# Quiz", `${own("#often-now pair=often-before", "Never", "Daily")}\n`)).toEqual([
    "question/pair-differs",
  ]);
});

test("two answers in different modules are shown together, and a course without the earlier module asks only once", async () => {
  // Without a question of that name of its own.
  const later = (pair: string) => {
    const text = project.read(MODULE).replace("{#confident-before", "{#confident-later").replace("pair=confident-before", `pair=${pair}`);
    project.edit({ file: "modules/later/module.md", put: text });
  };
  const course = (modules: string) =>
    project.edit({ file: COURSE, find: "modules: [sorting]", put: `modules: [${modules}]`, like: ORIGINAL });
  const codes = async () => (await check({ root: project.root, kit, today })).diagnostics.map(({ code }) => code);
  project.edit({ file: ORIGINAL, like: COURSE, find: "modules:", put: "modules:" });
  later("sorting/confident-before");
  course("sorting, later");
  expect(await codes()).toEqual([]);
  course("later");
  expect(await codes()).toEqual([]);
  later("sorting/never-asked");
  course("sorting, later");
  expect(await codes()).toEqual(["question/unknown-pair"]);
});
