import { all, type Check, isPlain, listOf, object, oneOf, type Plain, text } from "./check.ts";
import { languageMap } from "./check-formats.ts";
import { patternProblem } from "./check-pattern.ts";

const component = all(object({ id: text(), description: languageMap }, ["id"]), (value, at, note) => {
  const id = isPlain(value) ? value["id"] : undefined;
  if (typeof id === "string" && !/^\S+$/.test(id)) note(`${at}.id must be a text without spaces`, true);
});

const components: Check = all(listOf(component), (value, at, note) => {
  const ids = idsOf(value);
  if (new Set(ids).size !== ids.length) note(`${at} repeats an id`);
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

export const COMPONENT_LISTS = ["choices", "scale", "source", "target", "steps"] as const;

export const interactionFields: Readonly<Record<string, Check>> = {
  interactionType: oneOf(...Object.keys(LISTS)),
  correctResponsesPattern: listOf(text()),
  ...Object.fromEntries(COMPONENT_LISTS.map((name) => [name, components])),
};

/**
 * What the fields of an interaction must have to do with each other. A store may refuse what does not fit (Data 2.4.4.1), and so
 * it is in doubt only, but for a missing kind.
 */
export const interactionWhole: Check = (value, at, note) => {
  if (!isPlain(value)) return;
  const kind = value["interactionType"];
  const given = COMPONENT_LISTS.filter((name) => Object.hasOwn(value, name));
  if (kind === undefined && (given.length > 0 || Object.hasOwn(value, "correctResponsesPattern"))) note(`${at} needs interactionType`);
  if (typeof kind !== "string" || !Object.hasOwn(LISTS, kind)) return;
  for (const name of given) {
    if (!LISTS[kind]?.includes(name)) note(`${at}.${name} does not belong to an interaction of type ${kind}`, true);
  }
  const patterns = value["correctResponsesPattern"];
  for (const pattern of Array.isArray(patterns) ? (patterns as unknown[]) : []) {
    const wrong = typeof pattern === "string" ? patternProblem(kind, pattern, idsByList(value), true) : undefined;
    if (wrong) note(`${at}.correctResponsesPattern ${wrong}`, true);
  }
};

/** A response should be worded as its own definition says. Returns the end of a sentence. */
export function responseProblem(definition: Plain, response: string): string | undefined {
  const kind = definition["interactionType"];
  return typeof kind === "string" ? patternProblem(kind, response, idsByList(definition), false) : undefined;
}

function idsByList(definition: Plain): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    COMPONENT_LISTS.filter((name) => Object.hasOwn(definition, name)).map((name) => [name, idsOf(definition[name])]),
  );
}

function idsOf(list: unknown): readonly string[] {
  return (Array.isArray(list) ? list : []).map((item: unknown) => String(isPlain(item) ? item["id"] : ""));
}
