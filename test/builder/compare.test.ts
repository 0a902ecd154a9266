import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { changesBetween } from "../../builder/identity/changes.ts";
import { type ChangeKind, EFFECTS, effectOf, VERDICTS } from "../../builder/identity/effects.ts";
import { type CourseIdentity, identityOf } from "../../builder/identity/identity.ts";
import type { QuestionRecord } from "../../builder/identity/question-record.ts";
import { build } from "../../builder/index.ts";
import type { Course, CourseQuestion, QuizRule } from "../../templates/contract/course.ts";
import type { Edit } from "../fixtures/mistakes.ts";
import { choiceQuestion, course, coursePage } from "../support/course.ts";
import { home, kit, openProject, type TestProject, today } from "../support/project.ts";

const CLI = join(home, "builder/compiled/cli.mjs");
const old = identityOf(course, []);
const kindsOf = (now: CourseIdentity, before: CourseIdentity = old) => changesBetween(before, now).map(({ kind }) => kind);
const withRule = (rule: Partial<Course["rule"]>) => identityOf({ ...course, rule: { ...course.rule, ...rule } }, []);
const withPages = (...pages: Course["pages"]) => identityOf({ ...course, pages }, []);
const [start, practice, quiz] = course.pages as readonly [Course["pages"][number], Course["pages"][number], Course["pages"][number]];
/** The quiz question of slot 2, which counts one point. */
const withRecord = (record: Partial<QuestionRecord>): CourseIdentity => ({
  ...old,
  questions: old.questions.map((question) =>
    question.slot === 2 && question.record ? { ...question, record: { ...question.record, ...record } } : question,
  ),
});
const asPractice = ({ record, ...question }: CourseIdentity["questions"][number]) => ({
  ...question,
  record: record && { ...record, quiz: "", points: 0 },
});
/** The same pages, with the quiz given by a rule of its own. */
const withQuiz = (rule: QuizRule, questions: readonly CourseQuestion[] = quiz.questions) =>
  withPages(start, practice, { ...quiz, rule, questions });
const [asked, ...others] = quiz.questions as readonly [CourseQuestion, CourseQuestion];
const regrouped = [{ ...asked, objective: "p", tag: "t" }, ...others];
const pretest = { ...coursePage(3, [{ ...choiceQuestion(3), id: "m__q3" }], true), rule: { pretest: true } } as const;
const second = coursePage(3, [{ ...choiceQuestion(3), id: "m__q3" }], true);

/** One example of every kind of change that a course can have, and what else is named along with it. */
const EXAMPLES: readonly [ChangeKind, CourseIdentity, ChangeKind[]?, CourseIdentity?][] = [
  ["iri-changed", { ...old, iri: "https://elsewhere.example/" }],
  ["units-changed", { ...old, units: ["m", "n"] }],
  ["slot-changed", { ...old, pages: old.pages.map((page) => ({ ...page, slot: 2 - page.slot })) }, ["slot-changed"]],
  ["slot-reused", withPages({ ...start, id: "m/other" }, practice, quiz), ["page-removed", "page-added"]],
  ["pass-mark-lowered", withRule({ passMark: 7000 })],
  ["pass-mark-raised", withRule({ passMark: 9000 })],
  ["attempts-lowered", withRule({ attempts: 3 })],
  ["attempts-raised", old, [], withRule({ attempts: 3 })],
  ["counts-best", old, [], withRule({ counts: "last" })],
  ["counts-last", withRule({ counts: "last" })],
  ["counts-first", withRule({ counts: "first" })],
  ["wait-changed", withRule({ wait: 60 })],
  ["reading-waived", withRule({ read: false })],
  ["reading-required", old, [], withRule({ read: false })],
  ["quiz-waived", withRule({ quiz: false })],
  ["quiz-required", old, [], withRule({ quiz: false })],
  ["page-added", withPages(start, coursePage(3), practice, quiz)],
  ["page-removed", withPages(practice, quiz)],
  ["quiz-added", withPages(...course.pages, second), ["question-added"]],
  ["quiz-removed", old, ["question-removed"], withPages(...course.pages, second)],
  ["page-became-quiz", withPages({ ...start, quiz: true }, practice, quiz)],
  ["quiz-became-page", withPages(start, practice, { ...quiz, quiz: false }), ["became-practice", "became-practice"]],
  ["pretest-added", withPages(...course.pages, pretest), ["question-added"]],
  ["pretest-removed", old, ["question-removed"], withPages(...course.pages, pretest)],
  ["page-became-pretest", withPages({ ...start, quiz: true, rule: { pretest: true } }, practice, quiz)],
  ["pretest-became-page", old, [], withPages({ ...start, quiz: true, rule: { pretest: true } }, practice, quiz)],
  ["quiz-became-pretest", withQuiz({ pretest: true, weight: 2 })],
  ["pretest-became-quiz", withQuiz({ weight: 2 }), [], withQuiz({ pretest: true })],
  ["draw-changed", withQuiz({ draw: 1 })],
  ["groups-changed", withQuiz({ draw: 1, per: "tag" }), [], withQuiz({ draw: 1, per: "objective" })],
  ["bank-changed", withQuiz({ draw: 1 }, [...quiz.questions, choiceQuestion(3)]), ["quiz-question-added"], withQuiz({ draw: 1 })],
  ["bank-changed", withQuiz({ draw: 1, per: "objective" }, regrouped), [], withQuiz({ draw: 1, per: "objective" })],
  ["bank-changed", withQuiz({ draw: 1, per: "tag" }, regrouped), [], withQuiz({ draw: 1, per: "tag" })],
  ["order-changed", withQuiz({ shuffle: true })],
  ["marks-at-once", withQuiz({ feedback: "now" })],
  ["marks-at-end", old, [], withQuiz({ feedback: "now" })],
  ["marks-shown", old, [], withQuiz({ feedback: "never" })],
  ["marks-hidden", withQuiz({ feedback: "never" })],
  ["marks-at-end", withQuiz({ feedback: "never" }), ["marks-hidden"], withQuiz({ feedback: "now" })],
  ["marks-at-once", withQuiz({ feedback: "now" }), ["marks-shown"], withQuiz({ feedback: "never" })],
  ["quiz-weight-changed", withQuiz({ weight: 2 })],
  ["question-added", withPages(start, { ...practice, questions: [...practice.questions, choiceQuestion(3)] }, quiz)],
  ["question-removed", withPages(start, { ...practice, questions: [] }, quiz)],
  ["quiz-question-added", withPages(start, practice, { ...quiz, questions: [...quiz.questions, choiceQuestion(3)] })],
  ["quiz-question-removed", withPages(start, practice, { ...quiz, questions: quiz.questions.slice(1) })],
  [
    "became-graded",
    old,
    [],
    {
      ...old,
      questions: old.questions.map(asPractice).map((question, slot) => (slot === 1 ? question : (old.questions[slot] ?? question))),
    },
  ],
  ["became-practice", { ...old, questions: old.questions.map((question, slot) => (slot === 1 ? asPractice(question) : question)) }],
  ["quiz-moved", withRecord({ quiz: "m/other" })],
  ["weight-changed", withRecord({ points: 2 })],
  ["type-changed", withRecord({ type: "numeric" })],
  ["answers-misread", withRecord({ answers: { a: "b", b: "a", c: "c" } })],
  ["answer-added", withRecord({ answers: { a: "a", b: "b", c: "c", d: "d" } })],
  ["answer-removed", withRecord({ answers: { a: "a", b: "b" } })],
  ["key-changed", withRecord({ correct: "a" })],
  [
    "practice-key-changed",
    {
      ...old,
      questions: old.questions.map((question) =>
        question.slot === 0 && question.record ? { ...question, record: { ...question.record, correct: "a" } } : question,
      ),
    },
  ],
];

describe("a change of the course is named", () => {
  test.each(EXAMPLES)("%s", (kind, now, along = [], before = old) => {
    expect(kindsOf(now, before)).toEqual(expect.arrayContaining([kind, ...along]));
    expect(new Set(kindsOf(now, before))).toEqual(new Set([kind, ...along]));
  });

  test("and every kind of the decision table has an example, or a test with packages", () => {
    const withPackages: ChangeKind[] = ["course-replaced", "identifier-removed", "identifier-added"];
    expect(
      Object.keys(EFFECTS).filter((kind) => ![...withPackages, ...EXAMPLES.map(([name]) => name)].includes(kind as ChangeKind)),
    ).toEqual([]);
  });
});

describe("nothing is named", () => {
  const reworded = (text: string) => JSON.parse(JSON.stringify(course).replaceAll("Option", text)) as Course;
  test.each([
    ["when words change", identityOf(reworded("Answer"), [])],
    ["when questions are grouped otherwise in a quiz that does not draw", withQuiz({}, regrouped)],
    ["when pages and questions move", withPages({ ...quiz, questions: quiz.questions.toReversed() }, practice, start)],
    [
      "of what an older lock file does not say",
      {
        ...old,
        rule: undefined,
        units: undefined,
        pages: old.pages.map((page) => ({ ...page, quiz: undefined, rule: undefined })),
        questions: old.questions.map((question) => ({ ...question, record: undefined })),
      },
    ],
  ])("%s", (_, other) => {
    expect([kindsOf(other), kindsOf(old, other)]).toEqual([[], []]);
  });

  test("of rules for quizzes, where an older lock file has none", () => {
    const modern = identityOf(
      {
        ...course,
        rule: { ...course.rule, counts: "last", wait: 60 },
        pages: [start, practice, { ...quiz, rule: { draw: 1, feedback: "now", weight: 2, pretest: true } }],
      },
      [],
    );
    const older = {
      ...modern,
      rule: course.rule,
      pages: modern.pages.map((page) => ({ ...page, rule: undefined, bank: undefined })),
    };
    expect([kindsOf(modern, older), kindsOf(older, modern)]).toEqual([[], []]);
  });

  test("when the questions of a quiz that draws move in the text", () => {
    expect(kindsOf(withQuiz({ draw: 1 }, quiz.questions.toReversed()), withQuiz({ draw: 1 }))).toEqual([]);
  });

  test("when a question that nobody can get wrong moves into a quiz or out of it", () => {
    const view = { ...choiceQuestion(0, 0), type: "likert", data: { scale: [..."ab"].map((id) => ({ id, text: id })) } };
    const before = withPages(start, { ...practice, questions: [view] }, quiz);
    const now = withPages(start, { ...practice, questions: [] }, { ...quiz, questions: [...quiz.questions, view] });
    expect([kindsOf(now, before), kindsOf(before, now)]).toEqual([[], []]);
  });

  test("of a new view in a quiz but that there is a new question", () => {
    const view = { ...choiceQuestion(3, 0), type: "likert", data: { scale: [..."ab"].map((id) => ({ id, text: id })) } };
    expect(kindsOf(withPages(start, practice, { ...quiz, questions: [...quiz.questions, view] }))).toEqual(["question-added"]);
  });
});

test("docs/comparing.md shows the decision table; UPDATE=1 renews it", () => {
  const path = join(home, "docs/comparing.md");
  const headings = { safe: "Safe to overwrite", effects: "Safe, with these effects", "new-version": "Needs a new version" };
  const rows = VERDICTS.map((verdict) => {
    const kinds = (Object.keys(EFFECTS) as ChangeKind[]).filter((kind) => effectOf(kind).verdict === verdict);
    const lines = kinds
      .map(effectOf)
      .map(({ what, halfWay, finished }) => `| ${what.replace(/"?\{(\w+)\}"?/g, "…")} | ${halfWay} | ${finished} |`);
    return `### ${headings[verdict]}\n\n| change | learners half-way | learners who have finished |\n| --- | --- | --- |\n${lines.join("\n")}\n`;
  }).join("\n");
  const [before = "", rest = ""] = readFileSync(path, "utf8").split("<!-- table -->\n");
  const [, after = ""] = rest.split("<!-- end of table -->\n");
  const text = `${before}<!-- table -->\n${rows}<!-- end of table -->\n${after}`;
  const renew: Record<string, () => void> = { "1": () => writeFileSync(path, text) };
  renew[process.env["UPDATE"] ?? ""]?.();
  expect(readFileSync(path, "utf8")).toBe(text);
});

describe("curricle compare", () => {
  const COURSE = "modules/courses/basics.yaml";
  const MODULE = "modules/clean-hands/module.md";
  let project: TestProject;
  const at = (name: string) => join(project.root, name);
  const compare = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, "compare", ...args], {
      cwd: project.root,
      encoding: "utf8",
      env: { ...process.env, NO_COLOR: "1" },
    });
    return { status, stdout, stderr };
  };

  /** Builds the project as it is after the edits, into a folder of that name, with the lock file beside it. */
  async function version(name: string, ...edits: Edit[]): Promise<void> {
    edits.forEach(project.edit);
    await build({
      root: project.root,
      kit,
      today,
      output: at(name),
      wish: { courses: [], archetypes: [], targets: [] },
      elapsed: () => 0,
      acceptChanges: true,
    });
    copyFileSync(at("curricle.lock.json"), at(`${name}.lock.json`));
  }
  const zip = (name: string, target: string, archetype = "users") => `${name}/basics/${archetype}/basics-${archetype}-${target}.zip`;

  beforeAll(async () => {
    project = openProject("small");
    // A second module, so that each can be tracked by itself. It has no quiz, so that its unit has a rule of its own.
    project.edit({
      file: "modules/air-hands/module.md",
      like: MODULE,
      find: '![Five moments around a bed](media/moments.svg "The five moments")',
      put: "",
    });
    project.edit({ file: "modules/air-hands/module.md", find: "# Quiz {#quiz quiz}", put: "# More {#more}" });
    await version("first", { file: COURSE, find: "modules: [clean-hands]", put: "modules: [air-hands, clean-hands]" });
    await version("reworded", { file: MODULE, find: "- [ ] After lunch", put: "- [ ] After your lunch" });
    await version("easier", { file: COURSE, find: "pass-mark: 80", put: "pass-mark: 60" });
    await version("retyped", { file: MODULE, find: "::: choice {#first-moment", put: "::: multiple-choice {#first-moment" });
    await version("apart", { file: COURSE, find: "theme: plain", put: "theme: plain\nunits: module" });
    await version("moved", { file: "modules/project.yaml", put: "publisher: Test team\niri: https://test.example/\n" });
    await version("shorter", { file: COURSE, find: "[air-hands, ", put: "[" });
  }, 60_000);

  afterAll(() => project.remove());

  test.each([
    ["two packages that differ in words", zip("first", "scorm12"), zip("reworded", "scorm12"), 0, "basics-users: safe to overwrite\n"],
    [
      "two packages with another pass mark",
      zip("reworded", "web"),
      zip("easier", "web"),
      0,
      "basics-users: safe to overwrite, with these effects\n",
    ],
    [
      "two packages with another question type",
      zip("easier", "web"),
      zip("retyped", "web"),
      1,
      "basics-users: needs a new version: do not overwrite\n",
    ],
    ["a package with the lock file of its day", zip("easier", "scorm12"), "easier.lock.json", 0, "basics-users: safe to overwrite\n"],
    [
      "a package of several units with the lock file of its day",
      zip("apart", "scorm12"),
      "apart.lock.json",
      0,
      "basics-users: safe to overwrite\n",
    ],
    [
      "two packages, of which one has several units",
      zip("retyped", "scorm12"),
      zip("apart", "scorm12"),
      1,
      "The package no longer has the identifier item item-basics-users.",
    ],
    ["two packages with other addresses", zip("apart", "web"), zip("moved", "web"), 1, "is now https://test.example/courses/basics/users"],
    [
      "two packages of several units, of which one is gone",
      zip("moved", "scorm12"),
      zip("shorter", "scorm12"),
      1,
      "identifier item item-basics-users-air-hands.",
    ],
    ["packages of two archetypes", zip("first", "web", "users"), zip("first", "web", "drivers"), 1, "These are two different courses"],
    [
      "two lock files",
      "first.lock.json",
      "easier.lock.json",
      0,
      "2 courses compared, 2 changes: 0 safe, 2 with effects, 0 in need of a new version.\n",
    ],
  ])("%s: says so and ends with its code", (_, before, after, code, words) => {
    const { status, stdout, stderr } = compare(before, after);
    expect([status, stderr, stdout]).toEqual([code, "", expect.stringContaining(words)]);
  });

  test("says what changed, what it does to learners half-way, and to those who have finished", () => {
    expect(compare(zip("reworded", "scorm12"), zip("easier", "scorm12")).stdout).toBe(
      [
        "basics-users: safe to overwrite, with these effects",
        "",
        "  · The pass mark was 80 % and is now 60 %.",
        "      Half-way: Those whose best score reaches the new mark pass when they next open the course, if all else is done.",
        "      Finished: They stay finished, with the score they have.",
        "",
        "1 course compared, 1 change: 0 safe, 1 with effects, 0 in need of a new version.",
        "",
      ].join("\n"),
    );
  });

  test("compares one course of two lock files where it is named", () => {
    expect(compare("first.lock.json", "easier.lock.json", "--course", "basics-drivers").stdout).toContain("1 course compared");
  });

  test("gives one JSON document with --json", () => {
    const { stdout } = compare(zip("easier", "web"), zip("retyped", "web"), "--json");
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      verdict: "new-version",
      courses: [
        {
          course: "basics-users",
          verdict: "new-version",
          changes: [expect.objectContaining({ kind: "type-changed", subject: "clean_hands__first_moment", verdict: "new-version" })],
        },
      ],
      onlyOld: [],
      onlyNew: [],
    });
  });

  test.each([
    ["a missing file", ["nothing.zip", "first.lock.json"], "There is no file"],
    ["a file that is neither", [MODULE, "first.lock.json"], "is neither a package nor a lock file of curricle"],
    ["an unknown course", ["first.lock.json", "easier.lock.json", "--course", "basic-users"], "Did you mean basics-users?"],
    ["a missing argument", ["first.lock.json"], "missing required argument"],
  ])("ends with 2 on %s", (_, args, words) => {
    const { status, stderr } = compare(...args);
    expect([status, stderr]).toEqual([2, expect.stringContaining(words)]);
  });
});
