import { is } from "valibot";
import type { Content, PackageFile } from "../../templates/contract/target.ts";
import { answeredShape } from "./answered-shape.ts";
import type { Promised } from "./guard.ts";

type Promises = Readonly<Record<string, Promised>>;
type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string";
const isList = (value: unknown, each: (entry: unknown) => boolean) => Array.isArray(value) && value.every((entry) => each(entry));
const anything: Promised = { expected: "anything", isKept: () => true };
const text: Promised = { expected: "a text", isKept: isText };

/** `question.ts` */
export const QUESTION: Promises = {
  score: { expected: "a number from 0 to 1", isKept: (value) => typeof value === "number" && value >= 0 && value <= 1 },
  interaction: {
    expected: "one of the ten kinds of interaction (curricle/contract/interaction.ts)",
    isKept: (value) => is(answeredShape, value),
  },
  feedback: { expected: "a list of keys", isKept: (value) => isList(value, isText) },
  encode: { expected: "letters, digits, _ and - alone", isKept: (value) => isText(value) && /^[\w-]*$/.test(value) },
  decode: anything,
  encodedLength: { expected: "a whole number, 1 or more", isKept: (value) => Number.isInteger(value) && (value as number) > 0 },
};

/** `author.ts`; `codes` are those of its problems. */
export function authorPromises(codes: readonly string[]): Promises {
  const isProblem = (value: unknown) => isPlain(value) && codes.includes(String(value["code"])) && isPlace(value);
  const areProblems = (value: unknown) => value === undefined || isList(value, isProblem);
  return {
    read: {
      expected: "a question, or problems with codes that the type declares and their line and column",
      isKept: (value) =>
        isPlain(value) && ("problems" in value ? areProblems(value["problems"]) : "question" in value && areProblems(value["inQuiz"])),
    },
    worded: anything,
    alsoIn: anything,
  };
}

/** `kind.ts` of a block; `codes` are those of its problems. */
export function blockPromises(codes: readonly string[]): Promises {
  const isProblem = (value: unknown) => isPlain(value) && codes.includes(String(value["code"])) && isPlace(value);
  return {
    read: {
      expected: "values, problems or both, with codes that the block declares",
      isKept: (value) => isPlain(value) && (value["problems"] === undefined || isList(value["problems"], isProblem)),
    },
  };
}

/** `target.ts` */
export const TARGET: Promises = {
  files: {
    expected: "a list of files, each with a path of its own inside the package and a text, or the npm package that it is from",
    isKept: (value, [content]) =>
      isList(value, (file) => isFile(file) && (isText(file["text"]) || isPlain(file["from"]))) &&
      areDifferent([...(content as Content).paths, ...(value as readonly PackageFile[]).map(({ path }) => path)]),
  },
  publish: {
    expected: "a list of files, each with a path beside the packages and a text",
    isKept: (value) => isList(value, (file) => isFile(file) && isText(file["text"])),
  },
  card: {
    expected: "a card (curricle/contract/card.ts)",
    isKept: (value) =>
      isPlain(value) &&
      ["reports", "rows", "privacy", "checks"].every((key) => Array.isArray(value[key])) &&
      isPlain(value["guides"]) &&
      isText(value["update"]),
  },
};

/** `codes` of a target */
export const CODES: Promises = { id: text, response: text };

/** Some systems do not tell small letters from capital ones. */
function areDifferent(paths: readonly string[]): boolean {
  return new Set(paths.map((path) => path.toLowerCase())).size === paths.length;
}

function isPlace(value: Plain): boolean {
  return Number.isInteger(value["line"]) && Number.isInteger(value["column"]);
}

/** A path that stays below where it starts. */
function isFile(value: unknown): value is Plain {
  const path = isPlain(value) ? value["path"] : undefined;
  return isText(path) && path !== "" && !/^[/\\]|\\|^[a-z]:|(^|\/)\.\.?(\/|$)/i.test(path);
}
