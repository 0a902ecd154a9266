import { all, type Check, isPlain, listOf, object, oneOf, type Plain, text } from "./check.ts";
import { languageMap } from "./check-formats.ts";
import { patternProblem } from "./check-pattern.ts";

const component = object({ id: text("a text without spaces", /^\S+$/), description: languageMap }, ["id"]);

const components: Check = all(listOf(component, 1), (value, at) => {
  const ids = idsOf(value);
  return new Set(ids).size === ids.length ? undefined : `${at} repeats an id`;
});

/** Which lists of components belong to which kind (Data 2.4.4.1). */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  "true-false": [],
  choice: ["choices"],
  "fill-in": [],
  "long-fill-in": [],
  matching: ["source", "target"],
  performance: ["steps"],
  sequencing: ["choices"],
  likert: ["scale"],
  numeric: [],
  other: [],
};

const NAMES = ["choices", "scale", "source", "target", "steps"];

export const interactionFields: Readonly<Record<string, Check>> = {
  interactionType: oneOf(...Object.keys(LISTS)),
  correctResponsesPattern: listOf(text()),
  ...Object.fromEntries(NAMES.map((name) => [name, components])),
};

/** What the fields of an interaction must have to do with each other, once each by itself is right. */
export const interactionWhole: Check = (value, at) => {
  if (!isPlain(value)) return undefined;
  const kind = value["interactionType"];
  const given = NAMES.filter((name) => name in value);
  if (typeof kind !== "string") {
    return given.length > 0 || "correctResponsesPattern" in value ? `${at} needs interactionType` : undefined;
  }
  const stray = given.find((name) => !LISTS[kind]?.includes(name));
  if (stray) return `${at}.${stray} does not belong to an interaction of type ${kind}`;
  const patterns = (value["correctResponsesPattern"] ?? []) as readonly string[];
  const wrong = patterns.map((pattern) => patternProblem(kind, pattern, idsByList(value), true)).find(Boolean);
  return wrong && `${at}.correctResponsesPattern ${wrong}`;
};

/** A response must be worded as its own definition says. */
export function responseProblem(definition: Plain, response: string): string | undefined {
  const kind = definition["interactionType"];
  const wrong = typeof kind === "string" ? patternProblem(kind, response, idsByList(definition), false) : undefined;
  return wrong && `result.response ${wrong}`;
}

function idsByList(definition: Plain): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(NAMES.filter((name) => name in definition).map((name) => [name, idsOf(definition[name])]));
}

function idsOf(list: unknown): readonly string[] {
  return (Array.isArray(list) ? list : []).map((item: unknown) => String(isPlain(item) ? item["id"] : ""));
}
