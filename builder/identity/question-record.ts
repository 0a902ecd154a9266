import { createHash } from "node:crypto";
import type { CourseQuestion } from "../../templates/contract/course.ts";
import type { Answered, Named } from "../../templates/contract/interaction.ts";
import { type ListedQuestionType, questionTypes } from "../../templates/questions/index.ts";

/** What decides how saved answers to a question are read, and what they are worth. */
export interface QuestionRecord {
  /** Folder name of the question type. */
  readonly type: string;
  /** Id of the quiz page; "" for practice. */
  readonly quiz: string;
  /** What it counts in its quiz; 0 for practice. */
  readonly points: number;
  /** How encoded answers are read: by code, the answer in the standards' words. */
  readonly answers: Readonly<Record<string, string>>;
  /** Six hexadecimal digits for the words of each option, by its id: rewording shows, and so do options that trade ids. */
  readonly words: Readonly<Record<string, string>>;
  /** The right answer in the standards' words; "" where there is none. */
  readonly correct: string;
}

/**
 * Asks the question's own type how it reads codes, so that no type needs to be known here. A type that nobody knows here
 * (a package of another version, or of another project) gives a record that reads nothing.
 */
export function questionRecord(
  { type: id, points, data }: CourseQuestion,
  quiz: string,
  types: readonly ListedQuestionType[] = questionTypes,
): QuestionRecord {
  const shared = { type: id, quiz, points: quiz === "" ? 0 : points };
  const type = types.find((candidate) => candidate.id === id);
  if (!type) return { ...shared, answers: {}, words: {}, correct: "" };
  const asked = type.interaction(data, undefined);
  return {
    ...shared,
    answers: answersTo(type, data),
    words: wordsOf(asked),
    correct: "correct" in asked ? inWords(asked, asked.correct) : "",
  };
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const DIGITS = "0123456789";
const SHORT_CODES = [...LETTERS, ...DIGITS];
/** For types whose shortest answer names every option. */
const LONG_CODES = [2, 3, 4, 5, 6, 7, 8, 9, 10].flatMap((length) =>
  [LETTERS, DIGITS].flatMap((signs) => [signs.slice(0, length), reversed(signs.slice(0, length))]),
);

function reversed(text: string): string {
  return [...text].reverse().join("");
}

function answersTo(type: ListedQuestionType, data: unknown): Record<string, string> {
  const read = (codes: readonly string[]) =>
    codes.flatMap((code) => {
      const answer = type.decode(data, code);
      if (answer === undefined) return [];
      const answered = type.interaction(data, answer);
      // The lock file joins answers by spaces.
      return [[code, inWords(answered, answered.response).replace(/\s/g, "_")] as const];
    });
  const short = read(SHORT_CODES);
  return Object.fromEntries(short.length > 0 ? short : read(LONG_CODES));
}

function wordsOf(asked: Answered): Record<string, string> {
  const lists = Object.values(asked).filter(isNamedList);
  // Sources and targets of a matching question may share their letters.
  return Object.fromEntries(lists.flatMap((list, index) => list.map(({ id, text }) => [">".repeat(index) + id, shortHash(text)])));
}

function isNamedList(value: unknown): value is readonly Named[] {
  return Array.isArray(value) && value.length > 0 && value.every((entry) => typeof entry === "object" && entry !== null && "text" in entry);
}

/** Six hexadecimal digits. */
export function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 6);
}

/** One text for an answer of any kind. The order of the parts counts only where it is the answer. */
function inWords({ kind }: Answered, value: unknown): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) {
    const parts = value.map(partInWords);
    return (kind === "sequencing" ? parts : parts.sort()).join(",");
  }
  return partInWords(value);
}

/** `min–max` of a range, `source–target` of a pair. */
function partInWords(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  const parts = Object.values(value).map(String);
  return new Set(parts).size === 1 && "min" in value ? (parts[0] ?? "") : parts.join("–");
}
