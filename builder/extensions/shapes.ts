import {
  array,
  boolean,
  function_ as callable,
  type GenericSchema,
  integer,
  literal,
  looseObject,
  maxValue,
  minLength,
  minValue,
  number,
  optional,
  picklist,
  pipe,
  record,
  regex,
  safeParse,
  string,
} from "valibot";

const text = string("a text");
const texts = array(text, "a list of texts");
const called = callable("a function");
const words = pipe(text, minLength(1, "a text that is not empty"));
const yes = optional(literal(true, "true, or left out"));
const no = optional(literal(false, "false, or left out"));
const texted = { message: words, remedy: words };
const codes = (area: string) => pipe(text, regex(new RegExp(`^${area}/[a-z0-9]+(-[a-z0-9]+)*$`), `a code that begins with ${area}/`));
const size = pipe(number("a number"), integer("a whole number"), minValue(1, "1 or more"));

/** `question.ts`: `QuestionType` of `templates/contract/question.ts`. */
export const questionShape = looseObject(
  { score: called, interaction: called, feedback: called, encode: called, decode: called, encodedLength: called },
  "an object",
);

const example = looseObject({
  title: words,
  markdown: words,
  answers: array(
    looseObject({ encoded: text, score: pipe(number("a number"), minValue(0, "0 or more"), maxValue(1, "1 or less")) }, "an object"),
    "a list of answers",
  ),
  pictures: optional(record(text, text, "an object")),
});

/** `author.ts`: `QuestionAuthoring`. */
export const authorShape = looseObject(
  {
    attributes: texts,
    list: optional(picklist(["options", "items", "pairs"], '"options", "items" or "pairs"')),
    optionAttributes: optional(texts),
    parts: optional(texts),
    gradable: no,
    placesPictures: yes,
    placesFeedback: yes,
    problems: record(codes("question"), looseObject(texted, "an object"), "an object"),
    read: called,
    worded: optional(called),
    alsoIn: optional(called),
    operated: words,
    examples: pipe(array(example, "a list of examples"), minLength(1, "a list with at least one example")),
  },
  "an object",
);

/** `kind.ts`: `BlockKind` of `templates/contract/block-kind.ts`, without its name. */
export const blockShape = looseObject(
  {
    title: picklist(["required", "optional", "none"], '"required", "optional" or "none"'),
    attributes: optional(texts),
    files: optional(record(text, texts, "an object")),
    holds: optional(texts),
    within: optional(text),
    mayBeEmpty: yes,
    ships: no,
    read: optional(called),
    examples: optional(array(looseObject({ title: words, markdown: words }, "an object"), "a list of examples")),
    problems: optional(
      record(codes("block"), looseObject({ ...texted, severity: optional(literal("warning", '"warning"')) }, "an object"), "an object"),
    ),
  },
  "an object",
);

/** `target.ts`: `Target` of `templates/contract/target.ts`. */
export function targetShape(id: string) {
  return looseObject(
    {
      id: literal(id, `"${id}", as its folder is called`),
      label: words,
      standard: words,
      limits: looseObject({ state: size, title: size, without: optional(texts) }, "an object"),
      manyUnits: boolean("true or false"),
      policy: texts,
      links: record(text, text, "an object"),
      files: called,
      publish: optional(called),
      card: called,
      contains: texts,
      codes: optional(looseObject({ id: called, response: called }, "an object")),
    },
    "an object",
  );
}

/** What is wrong with a value, in words; `undefined` where nothing is. `name` is what the value is called. */
export function shapeProblem(schema: GenericSchema, value: unknown, name: string): string | undefined {
  const { issues } = safeParse(schema, value);
  if (!issues) return undefined;
  const [{ path = [], message, input }] = issues;
  const keys = path.map(({ key }) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
  return input === undefined && path.length > 0 ? `${name}${keys} is missing.` : `${name}${keys} must be ${message}.`;
}
