import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { parseLock, printLock } from "../../builder/compile/lock.ts";
import { build, check } from "../../builder/index.ts";
import type { Edit } from "../fixtures/mistakes.ts";
import { home, kit, openProject, type TestProject, today } from "../support/project.ts";

const MODULE = "modules/clean-hands/module.md";
const COURSE = "modules/courses/basics.yaml";
const LOCK = "curricle.lock.json";
const CLI = join(home, "builder/compiled/cli.mjs");

let project: TestProject;

beforeEach(() => {
  project = openProject("small");
});

afterEach(() => project.remove());

const make = (acceptChanges = false) =>
  build({
    root: project.root,
    kit,
    today,
    output: join(project.root, "dist"),
    wish: { courses: [], archetypes: ["users"], targets: ["web"] },
    elapsed: () => 0,
    acceptChanges,
  });
const inModule = (find: string, put: string): Edit => ({ file: MODULE, find, put });
const inCourse = (find: string, put: string): Edit => ({ file: COURSE, find, put });
const reported = ({ diagnostics }: { diagnostics: Awaited<ReturnType<typeof make>>["diagnostics"] }) =>
  diagnostics.filter(({ message }) => message.includes("basics-users")).map(({ code, file, line }) => `${code} ${file}:${line}`);
const locked = () => parseLock(project.read(LOCK)).courses["basics-users"];
const QUESTION = (id: string) => `::: choice {#${id} objective=know-when}\nWhen?\n\n- [x] Now\n  > Yes.\n- [ ] Never\n  > No.\n:::`;
const TRADED: Edit[] = [
  inModule("- [ ] After lunch\n", "- [ ] After lunch {#b}\n"),
  inModule("- [x] Before touching a patient\n", "- [x] Before touching a patient {#a}\n"),
];

const inQuiz = (words: string): Edit => inModule("# Quiz {#quiz quiz}", `# Quiz {#quiz quiz ${words}}`);

/** What contradicts the lock file, and where the author is told. */
const CONTRADICTIONS: readonly [what: string, reports: string[], ...edits: Edit[]][] = [
  ["a lower pass mark", [`lock/changes-results ${COURSE}:7`], inCourse("pass-mark: 80", "pass-mark: 60")],
  ["fewer attempts", [`lock/changes-results ${COURSE}:8`], inCourse("attempts: unlimited", "attempts: 2")],
  ["another attempt that counts", [`lock/changes-results ${COURSE}:9`], inCourse("theme: plain", "counts: last\ntheme: plain")],
  ["another wait", [`lock/changes-results ${COURSE}:9`], inCourse("theme: plain", "retry-after: 60\ntheme: plain")],
  ["a draw", [`lock/changes-results ${MODULE}:53`, `lock/changes-results ${MODULE}:55`], inQuiz("draw=1"), inModule(" points=2", "")],
  [
    "feedback question by question and another weight",
    [`lock/changes-results ${MODULE}:53`, `lock/changes-results ${MODULE}:53`],
    inQuiz("feedback=now weight=2"),
  ],
  ["another rule", [`lock/changes-results ${COURSE}:6`], inCourse("read all pages and pass the quiz", "pass the quiz")],
  [
    "another address",
    ["lock/needs-new-version modules/project.yaml:2"],
    { file: "modules/project.yaml", put: "publisher: Test team\niri: https://test.example/\n" },
  ],
  ["another weight", [`lock/changes-results ${MODULE}:55`], inModule("points=2", "points=3")],
  ["another right answer", [`lock/changes-results ${MODULE}:64`], inModule("- [x] 5", "- [x] 6")],
  [
    "another question type",
    [`lock/needs-new-version ${MODULE}:40`],
    inModule("::: choice {#first-moment", "::: multiple-choice {#first-moment"),
  ],
  ["options that trade ids", [`lock/needs-new-version ${MODULE}:40`, `lock/changes-results ${MODULE}:40`], ...TRADED],
  [
    "a question that is gone, from the quiz and altogether",
    [`lock/changes-results ${MODULE}:1`],
    inModule("::: choice {#last-moment objective=know-when points=2}", "::: choice {#very-last objective=know-when points=2}"),
  ],
  [
    "practice that counts, on a page that became a quiz",
    [`lock/changes-results ${MODULE}:36`, `lock/needs-new-version ${MODULE}:40`],
    inModule("# The moments {#moments}", "# The moments {#moments quiz}"),
  ],
  ["a page that is gone", [`lock/changes-results ${MODULE}:1`], inModule("# Why it matters {#why}", "# Why it matters {#why-clean}")],
];

describe("content that contradicts the lock file", () => {
  test.each(CONTRADICTIONS)("%s is reported in every check and build, at its place, and blocks nothing", async (_, reports, ...edits) => {
    await make();
    edits.forEach(project.edit);
    const checked = await check({ root: project.root, kit, today });
    const first = await make();
    const second = await make();
    expect([checked, first, second].map(reported)).toEqual(
      [reports.toSorted(), reports.toSorted(), reports.toSorted()].map(() => expect.arrayContaining(reports)),
    );
    expect([reported(second).length, second.packages.length]).toEqual([reports.length, 1]);
  });

  test.each(CONTRADICTIONS)("%s is reported no more once it is accepted", async (_, _reports, ...edits) => {
    await make();
    edits.forEach(project.edit);
    const accepted = await make(true);
    const later = await make();
    expect([reported(accepted), accepted.lockChanged, reported(later), later.lockChanged]).toEqual([[], true, [], false]);
  });

  test("is reported once for all archetypes that it concerns", async () => {
    await make();
    project.edit(inModule("points=2", "points=3"));
    const { diagnostics } = await make();
    expect(diagnostics.map(({ message }) => message.split(".")[0])).toEqual(["Learners have met basics-users, basics-drivers differently"]);
  });

  test("leaves the record as it was until it is accepted", async () => {
    await make();
    project.edit(inModule("points=2", "points=3"));
    await make();
    const kept = locked()?.questions.map(({ record }) => record?.points);
    await make(true);
    expect([kept, locked()?.questions.map(({ record }) => record?.points)]).toEqual([
      [0, 2, 1],
      [0, 3, 1],
    ]);
  });

  test("is in the JSON of check and of build, with the effect on learners", async () => {
    await make();
    project.edit(inCourse("pass-mark: 80", "pass-mark: 60"));
    const outputs = [["check"], ["build"]].map((args) =>
      spawnSync(process.execPath, [CLI, ...args, "--json"], { cwd: project.root, encoding: "utf8" }),
    );
    const parsed = outputs.map(({ stdout }) => JSON.parse(stdout) as { ok: boolean; diagnostics: { code: string; message: string }[] });
    const warning = {
      code: "lock/changes-results",
      message: expect.stringContaining("80 % and is now 60 %. Half-way: Those whose best score"),
    };
    expect(parsed).toEqual(
      [1, 2].map(() => expect.objectContaining({ ok: true, diagnostics: expect.arrayContaining([expect.objectContaining(warning)]) })),
    );
  });

  test("is accepted by curricle build --accept-changes", async () => {
    await make();
    project.edit(inCourse("pass-mark: 80", "pass-mark: 60"));
    const first = spawnSync(process.execPath, [CLI, "build", "--accept-changes"], { cwd: project.root, encoding: "utf8" });
    const second = spawnSync(process.execPath, [CLI, "check"], { cwd: project.root, encoding: "utf8" });
    expect([first.status, first.stderr.includes("lock/"), second.stdout]).toEqual([0, false, "2 course editions checked. No problems.\n"]);
  });
});

describe("slots", () => {
  test("of what is gone stay taken for ever, accepted or not", async () => {
    await make();
    project.edit(inModule("# Why it matters {#why}", "# Why it matters {#first}"));
    await make(true);
    project.edit(inModule("{#first}", "{#second}"));
    await make();
    expect(locked()?.pages.map(({ id, slot, gone }) => `${slot} ${id}${gone ? " gone" : ""}`)).toEqual([
      "0 clean-hands/why gone",
      "1 clean-hands/moments",
      "2 clean-hands/quiz",
      "3 clean-hands/first",
      "4 clean-hands/second",
    ]);
  });

  test("are the old ones when something comes back", async () => {
    await make();
    project.edit(inModule("# Why it matters {#why}", "# Why it matters {#first}"));
    await make(true);
    project.edit(inModule("{#first}", "{#why}"));
    await make(true);
    expect(locked()?.pages.map(({ id, gone }) => [id, gone])).toEqual([
      ["clean-hands/why", false],
      ["clean-hands/moments", false],
      ["clean-hands/quiz", false],
      ["clean-hands/first", true],
    ]);
  });
});

describe("the lock file", () => {
  test("takes up additions by itself, without a word", async () => {
    await make();
    project.edit(inModule("- [ ] Before lunch", "- [ ] On Sundays\n  > No.\n- [ ] Before lunch"));
    project.edit(inModule("# Quiz {#quiz quiz}", "# More {#more}\n\nText.\n\n# Quiz {#quiz quiz}"));
    const result = await make();
    const question = locked()?.questions.find(({ id }) => id === "clean_hands__last_moment");
    expect([reported(result), result.lockChanged, locked()?.pages.at(-1)?.id, Object.keys(question?.record?.answers ?? {})]).toEqual([
      [],
      true,
      "clean-hands/more",
      ["a", "b", "c"],
    ]);
  });

  test("takes up an order for each learner, a pre-test and more questions to draw from, without a word", async () => {
    project.edit(inQuiz("draw=1 per=objective"));
    project.edit(inModule(" points=2", ""));
    await make();
    const before = locked()?.pages;
    project.edit(inModule("per=objective}", "per=objective shuffle}"));
    project.edit(inModule("::: numeric {#how-many", `${QUESTION("more")}\n\n::: numeric {#how-many`));
    project.edit(inModule("# Why it matters", `# Before {#before pretest}\n\n${QUESTION("first")}\n\n# Why it matters`));
    const result = await make();
    const [quiz, first] = (locked()?.pages ?? []).slice(-2);
    expect([reported(result), result.lockChanged, quiz?.rule, first?.rule]).toEqual([
      [],
      true,
      { draw: 1, per: "objective", shuffle: true },
      { pretest: true },
    ]);
    expect(quiz?.bank).toMatch(/^[0-9a-f]{6}$/);
    expect(quiz?.bank).not.toBe(before?.at(-1)?.bank);
  });

  test("keeps how a quiz was given until another way is accepted", async () => {
    project.edit(inQuiz("feedback=now weight=3"));
    await make();
    project.edit(inModule("feedback=now weight=3", "feedback=never shuffle"));
    await make();
    const kept = locked()?.pages.at(-1)?.rule;
    await make(true);
    expect([kept, locked()?.pages.at(-1)?.rule]).toEqual([
      { feedback: "now", weight: 3 },
      { feedback: "never", shuffle: true },
    ]);
  });

  test("that knew no rules of quizzes gains them without a word, and holds to them from then on", async () => {
    project.edit(inQuiz("draw=1 per=objective shuffle"));
    project.edit(inModule(" points=2", ""));
    project.edit(inCourse("theme: plain", "counts: last\nretry-after: 60\ntheme: plain"));
    await make();
    const text = project.read(LOCK);
    const older = text.replace(/, "(?:counts|wait|bank|rule)": (?:"[^"]*"|\d+)/g, "");
    project.edit({ file: LOCK, put: older });
    const checked = await check({ root: project.root, kit, today });
    const gained = await make();
    const now = project.read(LOCK);
    project.edit(inModule("draw=1", "draw=2"));
    const later = await make();
    expect([older.length < text.length, reported(checked), reported(gained), now]).toEqual([true, [], [], text]);
    expect(reported(later)).toEqual([`lock/changes-results ${MODULE}:53`]);
  });

  test("has one line for each page and each question", async () => {
    await make();
    const lines = project.read(LOCK).split("\n");
    expect(lines).toEqual(
      expect.arrayContaining([
        '   "rule": { "read": true, "quiz": true, "passMark": 8000, "attempts": 0, "counts": "best", "wait": 0 },',
        '    { "id": "clean-hands/quiz", "quiz": true, "rule": "" }',
        '    { "id": "clean_hands__how_many", "type": "numeric", "quiz": "clean-hands/quiz", "points": 1, "answers": "0 1 2 3 4 5 6 7 8 9", "correct": "5" }',
      ]),
    );
  });

  test("of version 1 keeps its slots and names, and gains what it did not say", async () => {
    const pages = ["clean-hands/long-gone", "clean-hands/quiz", "clean-hands/why"];
    const names = {
      "clean-hands": { pages: [{ id: "why", text: "Why it matters" }], options: { "last-moment": [{ id: "k", text: "Before lunch" }] } },
    };
    const courses = { "basics-users": { pages, questions: ["clean_hands__how_many"] }, "other-users": { pages: ["a/b"], questions: [] } };
    project.edit({ file: LOCK, put: JSON.stringify({ version: 1, modules: names, courses }) });
    const { lockChanged } = await make();
    const lock = parseLock(project.read(LOCK));
    const record = lock.courses["basics-users"]?.questions.find(({ id }) => id === "clean_hands__last_moment")?.record;
    expect([lockChanged, lock.courses["basics-users"]?.pages.map(({ id }) => id), Object.keys(record?.answers ?? {})]).toEqual([
      true,
      [...pages, "clean-hands/moments"],
      ["a", "k"],
    ]);
    expect(lock.courses["other-users"]?.pages).toEqual([
      { id: "a/b", slot: 0, quiz: undefined, rule: undefined, bank: undefined, gone: false },
    ]);
  });

  test("reads back what it prints", async () => {
    project.edit(inQuiz("draw=1 per=objective shuffle feedback=never weight=3"));
    project.edit(inModule(" points=2", ""));
    project.edit(inModule("# The moments {#moments}", "# The moments {#moments pretest}"));
    await make();
    const text = project.read(LOCK);
    expect(printLock(parseLock(text))).toBe(text);
  });

  test("of the modules in this repository is up to date", async () => {
    const { diagnostics } = await check({ root: home, kit, today });
    expect(diagnostics.filter(({ code }) => code.startsWith("lock/"))).toEqual([]);
  });
});
