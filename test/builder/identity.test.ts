import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { parseLock } from "../../builder/compile/lock.ts";
import { changesBetween } from "../../builder/identity/changes.ts";
import { identityOf } from "../../builder/identity/identity.ts";
import { questionRecord } from "../../builder/identity/question-record.ts";
import { readPackage } from "../../builder/identity/read-package.ts";
import { build } from "../../builder/index.ts";
import type { CourseQuestion } from "../../templates/contract/course.ts";
import { targets } from "../../templates/targets/index.ts";
import type { Edit } from "../fixtures/mistakes.ts";
import { choiceQuestion, course } from "../support/course.ts";
import { home, kit, openProject, type TestProject, today } from "../support/project.ts";

const LIST = join(home, "test/fixtures/identity.json");
const MODULE = "modules/clean-hands/module.md";
const COURSE = "modules/courses/basics.yaml";
const ids = targets.map(({ id }) => id);

let project: TestProject;

beforeAll(() => {
  project = openProject("small");
  project.edit({ file: COURSE, find: "[scorm12, web]", put: `[${ids.join(", ")}]` });
});

afterAll(() => project.remove());

/** Everything that others know a package's parts by, read out of the zips of one archetype. */
async function identities(): Promise<Record<string, object>> {
  const output = join(project.root, "dist");
  const wish = { courses: [], archetypes: ["users"], targets: [] };
  await build({ root: project.root, kit, today, output, wish, elapsed: () => 0 });
  const read = ids.map(async (target) => {
    const { course: made, identifiers } = await readPackage(readFileSync(join(output, `basics/users/basics-users-${target}.zip`)));
    const questions = made.pages.flatMap((page) => page.questions);
    const names = {
      key: made.key,
      manifest: identifiers,
      activities: [
        made.iri,
        ...made.modules.map(({ iri }) => iri),
        ...made.pages.map(({ iri }) => iri),
        ...questions.map(({ iri }) => iri),
      ].toSorted(),
      questions: questions.map(answersOf).toSorted(),
    };
    return [target, names] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

/** Slot, id, what can be answered, and which of it is right: options that trade ids would show. */
function answersOf(question: CourseQuestion): string {
  const { answers, correct } = questionRecord(question, "");
  return `${question.slot} ${question.id}: ${Object.keys(answers).join(" ")}, right ${correct}`;
}

const committed = () => JSON.parse(readFileSync(LIST, "utf8")) as Record<string, object>;
const inModule = (find: string, put: string): Edit => ({ file: MODULE, find, put });

/** Each on top of those before it. */
const STEPS: readonly [what: string, ...edits: Edit[]][] = [
  ["the first build"],
  ["a second build"],
  [
    "new words",
    inModule("title: Clean hands", "title: Hands that are clean"),
    inModule("# Why it matters {#why}", "# Why clean hands matter {#why}"),
    inModule("There are five moments.", "Remember the five moments."),
    inModule("When is the first moment?", "Which moment comes first?"),
    inModule("- [ ] After lunch", "- [ ] Once lunch is over"),
    { file: COURSE, find: "title: Basics", put: "title: The basics" },
  ],
  [
    "another order of pages, questions and answers",
    inModule("# Why clean hands matter {#why}", "# Quiz {#quiz quiz}\n\nHELD\n\n# Why clean hands matter {#why}"),
    inModule("# Quiz {#quiz quiz}\n\n::: choice", "::: choice"),
    {
      file: MODULE,
      find: "HELD",
      put: "::: numeric {#how-many objective=know-when}\nHow many moments are there?\n\n- [x] 5\n  > Yes.\n- [ ] *\n  > Count.\n:::\n\n::: choice {#last-moment objective=know-when points=2}\nWhen is the last moment?\n\n- [ ] Before lunch\n  > No.\n- [x] After touching what is around the patient\n  > Yes.\n:::",
    },
    inModule(
      "::: choice {#last-moment objective=know-when points=2}\nWhen is the last moment?\n\n- [x] After touching what is around the patient\n  > Yes.\n- [ ] Before lunch\n  > Not one of the five.\n:::\n\n::: numeric {#how-many objective=know-when}\nHow many moments are there?\n\n- [x] 5\n  > Yes.\n- [ ] *\n  > Count them again.\n:::\n",
      "",
    ),
  ],
  [
    "a translation",
    { file: COURSE, find: "language: en-GB", put: "language: en-AU" },
    inModule("language: en-GB", "language: en-AU"),
    inModule("title: Hands that are clean", "title: Saubere Haut"),
    inModule("# Why clean hands matter {#why}", "# Warum das wichtig ist {#why}"),
    inModule("Which moment comes first?", "Was kommt zuerst?"),
    inModule("- [ ] Once lunch is over", "- [ ] Nach dem Essen"),
    inModule("- [x] Before touching a patient", "- [x] Vor jeder Untersuchung"),
    inModule("- [ ] Before lunch", "- [ ] Vor dem Essen"),
    inModule("- [x] After touching what is around the patient", "- [x] Zum Schluss"),
  ],
];

describe("names that learning systems know a course by", () => {
  test.each(STEPS)("are those of the committed list after %s (UPDATE=1 renews it)", async (_, ...edits) => {
    edits.forEach(project.edit);
    const found = await identities();
    const renew: Record<string, () => void> = { "1": () => writeFileSync(LIST, `${JSON.stringify(found, undefined, 2)}\n`) };
    renew[edits.length === 0 ? (process.env["UPDATE"] ?? "") : ""]?.();
    expect(found).toEqual(committed());
  });
});

const letters = (text: string) => Object.fromEntries([...text].map((sign) => [sign, sign]));
const options = [..."abc"].map((id) => ({ id, text: `Option ${id}` }));

describe("the identity of a question", () => {
  test.each([
    ["choice", { options, correct: "b" }, letters("abc"), "b"],
    ["multiple-choice", { options, correct: ["c", "a"] }, letters("abc"), "a,c"],
    ["true-false", { correct: true, ids: { true: "a", false: "b" } }, { t: "true", f: "false" }, "true"],
    [
      "numeric",
      { correct: { min: 1, max: 2 }, unit: "", feedback: { correct: "a", mistakes: [], other: "" } },
      letters("0123456789"),
      "1–2",
    ],
  ])("of type %s says how answers are read, and which is right", (type, data, answers, right) => {
    const record = questionRecord({ ...choiceQuestion(0), type, data }, "m/quiz");
    expect([record.answers, record.correct]).toEqual([answers, right]);
  });

  test("of a type that this tool does not know reads no answers", () => {
    expect(questionRecord({ ...choiceQuestion(0), type: "from-the-future" }, "").answers).toEqual({});
  });

  test("read out of a package is that of the course that was built", async () => {
    project.edit({ file: COURSE, find: "complete-when: read all pages and pass the quiz", put: "complete-when: pass the quiz" });
    await identities();
    const zips = ids.map((target) => readPackage(readFileSync(join(project.root, `dist/basics/users/basics-users-${target}.zip`))));
    const read = await Promise.all(zips);
    const [first] = read;
    expect(read.map(({ identity }) => changesBetween(first?.identity ?? identityOf(course, []), identity))).toEqual(ids.map(() => []));
    // The lock file still has the old rule, which nobody has accepted yet.
    const locked = parseLock(project.read("curricle.lock.json")).courses["basics-users"];
    expect([first?.identity.pages, first?.identity.questions]).toEqual([locked?.pages, locked?.questions]);
    expect(first?.identity.rule).toEqual({ read: false, quiz: true, passMark: 8000, attempts: 0, counts: "best", wait: 0 });
  });
});
