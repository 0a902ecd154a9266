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
import { listed, says } from "./described.ts";
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

const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const AS_DATE = "a year, a month or a day, as YYYY, YYYY-MM or YYYY-MM-DD";

const glossaryEntry = {
  term: pipe(text(60), says("The term, as the text has it.")),
  meaning: pipe(text(400), says("What it means, in plain words, at most 400 characters.")),
};

/** Front matter of `modules/<id>/module.md` */
export const frontMatter = strictObject({
  title: pipe(text(120), says("What learners see the module called, at most 120 characters.")),
  summary: pipe(text(300), says("What the learner will be able to do, in one or two sentences.")),
  minutes: pipe(
    number("a number"),
    integer("a whole number"),
    minValue(1, "at least 1"),
    maxValue(600, "at most 600"),
    says("How long a learner needs, in whole minutes."),
  ),
  language: pipe(languageTag, listed("languages"), says("The language that the module is written in, such as `en-GB`.")),
  objectives: pipe(
    array(
      strictObject({
        id: pipe(id, says("A name for this objective, which questions give as `objective=`: lower-case words joined by hyphens.")),
        text: pipe(text(200), says("What the learner will be able to do, starting with a verb.")),
        needs: pipe(
          array(pipe(text(20), listed("needs")), "a list of learning needs"),
          says("The learning needs that this objective meets, by their ids in `modules/frameworks/`."),
        ),
      }),
      "a list",
    ),
    minLength(1, "a list with at least one objective"),
    says("What the module teaches, and its quiz tests."),
  ),
  sources: optional(
    pipe(
      array(
        strictObject({
          id: pipe(
            string("a text"),
            regex(/^[A-Za-z0-9-]{1,24}$/, "letters, digits and hyphens"),
            says("A short name. The text cites the source by it: `[^NICE]`."),
          ),
          title: pipe(text(300), says("What the source is called.")),
          publisher: pipe(text(200), says("Who published it.")),
          date: pipe(
            union([pipe(string(), regex(DATE, AS_DATE)), pipe(number(), integer(), minValue(1000), maxValue(9999))], AS_DATE),
            says("When it was published: a year, a month or a day, as YYYY, YYYY-MM or YYYY-MM-DD."),
            transform(String),
          ),
          url: pipe(
            string("an address"),
            url("a web address"),
            regex(/^https:\/\//, "an address that starts with https://"),
            says("Where it can be read; it starts with https://."),
          ),
          volatile: optional(
            pipe(
              boolean("true or false"),
              says("`true` where what the source says may change soon, so that `check` asks for an early review."),
            ),
            false,
          ),
        }),
        "a list",
      ),
      says("What the module goes by. The player numbers what the text cites, and lists it on the last page."),
    ),
    [],
  ),
  glossary: optional(pipe(array(strictObject(glossaryEntry), "a list"), says("Terms that the text marks, as `[[sensitivity]]`.")), []),
  owner: pipe(text(120), says("Who answers for the content: a team or a person.")),
  "review-by": pipe(day, says("The day by which the content must be read again, as YYYY-MM-DD. `check` warns when it has passed.")),
  reading: optional(
    pipe(
      picklist(["technical"], "`technical`, or left out"),
      says("`technical` where learners know the subject: the reading age may be higher."),
    ),
  ),
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
export const translatedFrontMatter = strictObject({
  title: optional(pipe(text(120), says("The title in this language."))),
  summary: optional(pipe(text(300), says("The summary in this language."))),
  objectives: optional(
    pipe(
      array(
        strictObject({
          id: pipe(id, says("The id of the objective in `module.md`.")),
          text: pipe(text(200), says("What the learner will be able to do, in this language.")),
        }),
        "a list",
      ),
      says("The objectives in this language."),
    ),
    [],
  ),
  glossary: optional(pipe(array(strictObject(glossaryEntry), "a list"), says("The terms in this language, and what they mean."))),
  draft: optional(
    pipe(
      picklist(["machine", "human"], "`machine` or `human`"),
      says("Who made a translation that nobody has checked yet. Remove the line once somebody has."),
    ),
  ),
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
