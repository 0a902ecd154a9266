import {
  array,
  type InferOutput,
  integer,
  literal,
  maxLength,
  minLength,
  minValue,
  number,
  optional,
  pipe,
  record,
  strictObject,
  string,
  union,
} from "valibot";
import { says } from "../compile/parse/described.ts";
import { type ContentCode, contentCatalogue } from "./catalogue.ts";

const OFF = "off";
const codes = Object.keys(contentCatalogue) as ContentCode[];
const whole = pipe(number("a number"), integer("a whole number"), minValue(0, "0 or more"));
const words = pipe(string("a text"), minLength(1, "a text that is not empty"), maxLength(60, "at most 60 characters"));
const wish = (code: ContentCode) => {
  const { limit, unit } = contentCatalogue[code];
  return limit === undefined
    ? optional(pipe(literal(OFF, "`off`, or left out"), says(`\`off\` switches the rule ${code} off.`)))
    : optional(
        pipe(
          union([literal(OFF), whole], "`off`, or a whole number"),
          says(`The number that the rule ${code} goes by (${limit} where left out: ${unit}), or \`off\`.`),
        ),
      );
};

/** What `content:` in `modules/project.yaml` may hold. */
export const contentSchema = strictObject({
  ...(Object.fromEntries(codes.map((code) => [code, wish(code)])) as Record<ContentCode, ReturnType<typeof wish>>),
  acronyms: optional(
    pipe(array(words, "a list of acronyms"), says("Acronyms that all your learners know, and that no text needs to spell out.")),
  ),
  words: optional(
    pipe(record(string(), words), says("Words to avoid, each with what to write instead; `off` allows a word that curricle would name.")),
  ),
});

export type ContentWishes = InferOutput<typeof contentSchema>;

export const CONTENT_EXAMPLES: Readonly<Record<string, string>> = {
  content: `{ ${codes[0]}: off }`,
  acronyms: "[ESR, TNA]",
  words: "{ service user: person, patient journey: off }",
  ...Object.fromEntries(codes.map((code) => [code, String(contentCatalogue[code].limit ?? OFF)])),
};

/** The rules as a project wants them. */
export interface ContentSettings {
  readonly isOn: (code: ContentCode) => boolean;
  /** The number that a rule goes by; 0 for a rule that has none. */
  readonly limit: (code: ContentCode) => number;
  /** Acronyms that everybody knows, besides the tool's own. */
  readonly acronyms: readonly string[];
  /** Words to avoid with what to write instead, besides the tool's own; `off` allows a word. */
  readonly words: Readonly<Record<string, string>>;
}

export function contentSettings(wishes: ContentWishes = {}): ContentSettings {
  return {
    isOn: (code) => wishes[code] !== OFF,
    limit: (code) => {
      const wished = wishes[code];
      return typeof wished === "number" ? wished : (contentCatalogue[code].limit ?? 0);
    },
    acronyms: wishes.acronyms ?? [],
    words: wishes.words ?? {},
  };
}
