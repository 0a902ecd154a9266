import type { CompletionRule, QuizRule } from "../../templates/contract/course.ts";
import type { CourseIdentity, PageIdentity, QuestionIdentity } from "./identity.ts";

/** A course as it stands in the lock file. The index in each list is the slot. */
interface LockedCourse {
  readonly iri?: string;
  readonly rule?: CompletionRule;
  readonly units?: readonly string[];
  /** In version 1 of the file, ids alone. */
  readonly pages: readonly (string | LockedPage)[];
  readonly questions: readonly (string | LockedQuestion)[];
}

interface LockedPage {
  readonly id: string;
  readonly quiz?: true;
  /** Only of quizzes, as in the braces of their headings; older files do not say. */
  readonly rule?: string;
  readonly bank?: string;
  readonly gone?: true;
}

interface LockedQuestion {
  readonly id: string;
  readonly type?: string;
  /** Only of graded questions, like `points`. */
  readonly quiz?: string;
  readonly points?: number;
  /** `code` where the answer is called the same, else `code=answer`; joined by spaces. */
  readonly answers?: string;
  /** `option:hash`, joined by spaces. */
  readonly words?: string;
  readonly correct?: string;
  readonly gone?: true;
}

export function lockedCourse({ iri, rule, units, pages, questions }: CourseIdentity): LockedCourse {
  return {
    ...(iri !== undefined && { iri }),
    ...(rule && { rule }),
    ...(units && units.length > 0 && { units }),
    pages: inSlots(pages).map(lockedPage),
    questions: inSlots(questions).map(lockedQuestion),
  };
}

/** A slot without an owner would shift all that follow. */
function inSlots<Entry extends PageIdentity | QuestionIdentity>(entries: readonly Entry[]): readonly Entry[] {
  const wrong = entries.find(({ slot }, index) => slot !== index);
  if (wrong) throw new Error(`The slot ${wrong.slot} of ${wrong.id} leaves a gap in the lock file.`);
  return entries;
}

function lockedPage({ id, quiz, rule, bank, gone }: PageIdentity): LockedPage {
  return {
    id,
    ...(quiz && { quiz }),
    ...(rule && { rule: wordsOfRule(rule) }),
    ...(bank !== undefined && { bank }),
    ...(gone && { gone }),
  };
}

function wordsOfRule(rule: QuizRule): string {
  const parts = Object.entries(rule).map(([key, value]) => (value === true ? key : `${key}=${value}`));
  return parts.sort().join(" ");
}

function ruleIn(text: string): QuizRule {
  const parts = Object.entries(pairsIn(text, "="));
  return Object.fromEntries(parts.map(([key, value]) => [key, value === key || Number(value) || value]));
}

function lockedQuestion({ id, record, gone }: QuestionIdentity): LockedQuestion {
  if (!record) return { id, ...(gone && { gone }) };
  const { type, quiz, points, answers, words, correct } = record;
  const joined = (list: readonly string[]) => list.join(" ");
  const pairs = Object.entries(answers).map(([code, answer]) => (code === answer ? code : `${code}=${answer}`));
  const hashes = Object.entries(words).map(([option, hash]) => `${option}:${hash}`);
  return {
    id,
    type,
    ...(quiz !== "" && { quiz, points }),
    answers: joined(pairs.sort()),
    ...(hashes.length > 0 && { words: joined(hashes.sort()) }),
    ...(correct !== "" && { correct }),
    ...(gone && { gone }),
  };
}

/** Courses of a lock file of any version. Throws where one has another form. */
export function readCourses(courses: object): Record<string, CourseIdentity> {
  return Object.fromEntries(Object.entries(courses).map(([key, course]) => [key, readCourse(key, course as Partial<LockedCourse>)]));
}

function readCourse(key: string, { iri, rule, units, pages, questions }: Partial<LockedCourse>): CourseIdentity {
  if (!Array.isArray(pages) || !Array.isArray(questions)) throw new Error(`its course ${key} has no pages or no questions`);
  // Before a rule was recorded, nothing was said about quizzes and units either.
  const isRecorded = rule !== undefined;
  return {
    iri,
    rule,
    units: isRecorded ? (units ?? []) : undefined,
    pages: (pages as LockedCourse["pages"]).map((entry, slot) => {
      const page: LockedPage = typeof entry === "string" ? { id: entry } : entry;
      return {
        id: page.id,
        slot,
        quiz: isRecorded ? page.quiz === true : undefined,
        rule: page.rule === undefined ? undefined : ruleIn(page.rule),
        bank: page.bank,
        gone: page.gone === true,
      };
    }),
    questions: (questions as LockedCourse["questions"]).map((entry, slot) =>
      readQuestion(typeof entry === "string" ? { id: entry } : entry, slot),
    ),
  };
}

function readQuestion(
  { id, type, quiz = "", points = 0, answers = "", words = "", correct = "", gone }: LockedQuestion,
  slot: number,
): QuestionIdentity {
  const record =
    type === undefined ? undefined : { type, quiz, points, answers: pairsIn(answers, "="), words: pairsIn(words, ":"), correct };
  return { id, slot, record, gone: gone === true };
}

function pairsIn(text: string, sign: string): Record<string, string> {
  const parts = text.split(" ").filter((part) => part !== "");
  return Object.fromEntries(
    parts.map((part) => {
      const at = part.indexOf(sign);
      return at < 0 ? [part, part] : [part.slice(0, at), part.slice(at + 1)];
    }),
  );
}

/** JSON with one line for everything that holds no further lists or objects. */
export function lockLines(value: unknown, indent = ""): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const entries = Object.entries(value).map(([key, part]) => ({ name: isList ? "" : `${JSON.stringify(key)}: `, part: part as unknown }));
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  const print = (inner: string) => entries.map(({ name, part }) => `${inner}${name}${lockLines(part, inner)}`);
  if (entries.length === 0) return `${open}${close}`;
  if (entries.every(({ part }) => typeof part !== "object" || part === null)) return `${open} ${print("").join(", ")} ${close}`;
  return `${open}\n${print(`${indent} `).join(",\n")}\n${indent}${close}`;
}
