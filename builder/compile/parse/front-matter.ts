import {
  array,
  boolean,
  type InferOutput,
  integer,
  isoDate,
  maxLength,
  maxValue,
  minLength,
  minValue,
  number,
  optional,
  picklist,
  pipe,
  regex,
  strictObject,
  string,
  transform,
  union,
  url,
} from "valibot";
import type { Report } from "../../diagnostics/report.ts";
import type { SourceFile } from "../types.ts";
import { type PlaceOf, readYaml, type YamlSource } from "./yaml-document.ts";

/** XML 1.0, 2.2: what no manifest can hold, however it is written. */
// oxlint-disable-next-line no-control-regex -- these are the characters
const NO_CONTROLS = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]*$/;
export const text = (most: number) =>
  pipe(
    string("a text"),
    minLength(1, "a text that is not empty"),
    maxLength(most, `a text of at most ${most} characters`),
    regex(NO_CONTROLS, "a text without control characters"),
  );
export const id = pipe(
  string("a text"),
  regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "lower-case words joined by hyphens"),
  maxLength(32, "at most 32 characters"),
);
export const languageTag = pipe(string("a text"), regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "a language tag"));
export const day = pipe(string("a date"), isoDate("a date as YYYY-MM-DD"));

const frontMatter = strictObject({
  title: text(120),
  summary: text(300),
  minutes: pipe(number("a number"), integer("a whole number"), minValue(1, "at least 1"), maxValue(600, "at most 600")),
  language: languageTag,
  objectives: pipe(
    array(strictObject({ id, text: text(200), needs: array(text(20), "a list of learning needs") }), "a list"),
    minLength(1, "a list with at least one objective"),
  ),
  sources: optional(
    array(
      strictObject({
        id: pipe(string("a text"), regex(/^[A-Za-z0-9-]{1,24}$/, "letters, digits and hyphens")),
        title: text(300),
        publisher: text(200),
        date: pipe(
          union([string(), number()], "a date"),
          transform(String),
          regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "a year, a month or a day, as YYYY, YYYY-MM or YYYY-MM-DD"),
        ),
        url: pipe(string("an address"), url("a web address"), regex(/^https:\/\//, "an address that starts with https://")),
        volatile: optional(boolean("true or false"), false),
      }),
      "a list",
    ),
    [],
  ),
  glossary: optional(array(strictObject({ term: text(60), meaning: text(400) }), "a list"), []),
  owner: text(120),
  "review-by": day,
  reading: optional(picklist(["technical"], "`technical`, or left out")),
});

const EXAMPLES = {
  title: "How good is it, really?",
  summary: "What the learner will be able to do.",
  minutes: "12",
  language: "en-GB",
  objectives: "\n  - id: read-a-claim\n    text: Interpret a claim such as “90% sensitive”.\n    needs: [N7]",
  sources: "\n  - id: NICE\n    title: …\n    publisher: …\n    date: 2025-01-31\n    url: https://…",
  glossary: "\n  - term: sensitivity\n    meaning: Of the people who are ill, the share that a test flags.",
  term: "sensitivity",
  meaning: "Of the people who are ill, the share that a test flags.",
  owner: "Name of the team that answers for the content",
  "review-by": "2027-06-30",
  reading: "technical",
  id: "read-a-claim",
  text: "Interpret a claim such as “90% sensitive”.",
  needs: "[N1, N7]",
  publisher: "Name of the publisher",
  date: "2025-01-31",
  url: "https://www.example.org/report",
  volatile: "true",
};

export type FrontMatter = Front<ReturnType<typeof readFields>>;

export interface Front<Value> {
  readonly value: Value;
  readonly placeOf: PlaceOf;
  /** The Markdown below, and the number of lines above it. */
  readonly body: string;
  readonly linesAbove: number;
}

/** Splits a module file and reads its front matter; `undefined` after reporting why it cannot be read. */
export function readFrontMatter({ path, text: source }: SourceFile, report: Report): FrontMatter | undefined {
  return readFront({ path, text: source }, report, (yaml) => {
    const read = readYaml(yaml, frontMatter, EXAMPLES, report);
    return read && { value: readFields(read.value), placeOf: read.placeOf };
  });
}

/** What a translation says of the module; all else is that of the source. */
const translatedFrontMatter = strictObject({
  title: optional(text(120)),
  summary: optional(text(300)),
  objectives: optional(array(strictObject({ id, text: text(200) }), "a list"), []),
  glossary: optional(array(strictObject({ term: text(60), meaning: text(400) }), "a list")),
  draft: optional(picklist(["machine", "human"], "`machine` or `human`")),
});

const TRANSLATED_EXAMPLES = {
  ...Object.fromEntries((["title", "summary", "glossary", "term", "meaning", "id", "text"] as const).map((key) => [key, EXAMPLES[key]])),
  objectives: "\n  - id: read-a-claim\n    text: Dehongli honiad megis “90% sensitif”.",
  draft: "machine",
};

/** The same for a translation of a module. */
export function readTranslatedFrontMatter(file: SourceFile, report: Report) {
  return readFront(file, report, (yaml) => readYaml(yaml, translatedFrontMatter, TRANSLATED_EXAMPLES, report));
}

function readFront<Value>(
  { path, text: source }: SourceFile,
  report: Report,
  readFieldsOf: (yaml: YamlSource) => { readonly value: Value; readonly placeOf: PlaceOf } | undefined,
): Front<Value> | undefined {
  const lines = source.split("\n");
  const top = { file: path, line: 1, column: 1 };
  if (lines[0]?.trim() !== "---") {
    report.add("front-matter/missing", top);
    return undefined;
  }
  const close = lines.findIndex((line, index) => index > 0 && line.trim() === "---");
  if (close < 0) {
    report.add("front-matter/not-closed", top);
    return undefined;
  }
  const read = readFieldsOf({ file: path, text: lines.slice(1, close).join("\n"), linesAbove: 1 });
  return read && { ...read, body: lines.slice(close + 1).join("\n"), linesAbove: close + 1 };
}

function readFields(value: InferOutput<typeof frontMatter>) {
  const { "review-by": reviewBy, ...rest } = value;
  return { ...rest, reviewBy };
}
