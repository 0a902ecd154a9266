import type { Pattern, Profile, Rule, Template } from "../../templates/standards/xapi-profile-document.ts";
import { STEP } from "./xapi-profile-check.ts";

/** A statement as a record store gives it out. */
export interface Given {
  readonly timestamp: string;
  readonly verb: { readonly id: string };
  readonly object: object;
  readonly context: object;
}

export interface Verdict {
  /** Ids of the templates that mean this statement and that it follows. */
  readonly follows: readonly string[];
  /** `template: location` of each rule that it breaks. */
  readonly breaks: readonly string[];
}

/** Which templates mean a statement, and whether it keeps their rules (Profiles, part three, 2.1). */
export function judge(statement: Given, { templates = [] }: Profile): Verdict {
  const meant = templates.filter((template) => isMeant(statement, template));
  const broken = meant.map((template) => ({ template, rules: template.rules.filter((rule) => !isKept(statement, rule)) }));
  return {
    follows: broken.filter(({ rules }) => rules.length === 0).map(({ template }) => template.id),
    breaks: broken.flatMap(({ template, rules }) => rules.map(({ location }) => `${nameOf(template.id)}: ${location}`)),
  };
}

/** The last part of an id. */
export function nameOf(id: string): string {
  return id.slice(id.indexOf("#") + 1);
}

/**
 * Whether the statements of one registration follow a primary pattern (part three, 2.2): ordered by time, each of a known kind,
 * matched greedily and without going back. `partial` where something is still missing at the end.
 */
export function followPattern(statements: readonly Given[], profile: Profile): "success" | "partial" | "failure" {
  const ordered = statements.toSorted((a, b) => Date.parse(a.timestamp) - Date.parse(b.timestamp));
  const kinds = ordered.map((statement) => judge(statement, profile)).map(({ follows, breaks }) => (breaks.length > 0 ? [] : follows));
  return followKinds(kinds, profile);
}

/** The same for statements that are given by the ids of their templates. */
export function followKinds(kinds: readonly (readonly string[])[], { patterns = [] }: Profile): "success" | "partial" | "failure" {
  const results = patterns
    .filter(({ primary }) => primary)
    .map(({ id }) => match(kinds, id, patterns))
    .map(({ outcome, rest }) => (outcome === "success" && rest.length > 0 ? "failure" : outcome));
  return (["success", "partial"] as const).find((outcome) => results.includes(outcome)) ?? "failure";
}

type Kinds = readonly (readonly string[])[];
interface Match {
  readonly outcome: "success" | "partial" | "failure";
  readonly rest: Kinds;
}

function match(kinds: Kinds, id: string, patterns: readonly Pattern[]): Match {
  const pattern = patterns.find((each) => each.id === id);
  const go = (rest: Kinds, member: string) => match(rest, member, patterns);
  if (!pattern) {
    const [first, ...rest] = kinds;
    if (!first) return { outcome: "partial", rest: [] };
    return first.includes(id) ? { outcome: "success", rest } : { outcome: "failure", rest: kinds };
  }
  if ("sequence" in pattern) return matchSequence(kinds, pattern.sequence, go);
  if ("alternates" in pattern) return matchAlternates(kinds, pattern.alternates, go);
  if ("optional" in pattern) {
    const found = go(kinds, pattern.optional);
    return kinds.length === 0 || found.outcome === "failure" ? { outcome: "success", rest: kinds } : found;
  }
  if ("oneOrMore" in pattern) {
    const found = go(kinds, pattern.oneOrMore);
    return found.outcome === "success" ? matchMany(found.rest, pattern.oneOrMore, go) : found;
  }
  return matchMany(kinds, pattern.zeroOrMore, go);
}

type Go = (kinds: Kinds, member: string) => Match;

function matchSequence(kinds: Kinds, members: readonly string[], go: Go): Match {
  let rest = kinds;
  for (const member of members) {
    const found = go(rest, member);
    if (found.outcome === "failure") return { outcome: "failure", rest: kinds };
    if (found.outcome === "partial") return { outcome: "partial", rest: [] };
    rest = found.rest;
  }
  return { outcome: "success", rest };
}

function matchAlternates(kinds: Kinds, members: readonly string[], go: Go): Match {
  const found = members.map((member) => go(kinds, member));
  const best = found.filter(({ outcome }) => outcome === "success").toSorted((a, b) => a.rest.length - b.rest.length)[0];
  if (best) return best;
  return found.some(({ outcome }) => outcome === "partial") ? { outcome: "partial", rest: [] } : { outcome: "failure", rest: kinds };
}

function matchMany(kinds: Kinds, member: string, go: Go): Match {
  let rest = kinds;
  while (rest.length > 0) {
    const found = go(rest, member);
    if (found.outcome === "partial") return { outcome: "partial", rest };
    if (found.outcome === "failure" || found.rest.length === rest.length) return { outcome: "success", rest };
    rest = found.rest;
  }
  return { outcome: "success", rest };
}

/** The determining properties (Profiles 8.0). */
function isMeant(statement: Given, template: Template): boolean {
  const parents = valuesAt(statement, "$.context.contextActivities.parent[*].definition.type");
  return (
    statement.verb.id === template.verb &&
    valuesAt(statement, "$.object.definition.type").includes(template.objectActivityType) &&
    (template.contextParentActivityType ?? []).every((type) => parents.includes(type))
  );
}

/** Profiles 8.1. */
function isKept(statement: Given, { location, presence, any, all }: Rule): boolean {
  const values = valuesAt(statement, location);
  if (presence === "included" && values.length === 0) return false;
  if (presence === "excluded" && values.length > 0) return false;
  if (presence === "recommended" && values.length === 0) return true;
  if (any && !values.some((value) => any.includes(value as string))) return false;
  return !all || values.every((value) => all.includes(value as string));
}

/** The values at a JSONPath as `isPath` allows it. */
export function valuesAt(value: unknown, path: string): readonly unknown[] {
  return path.split("|").flatMap((part) => {
    const text = part.trim();
    STEP.lastIndex = 1;
    let values: readonly unknown[] = [value];
    for (let found = STEP.exec(text); found; found = STEP.exec(text)) {
      const step = found[0].startsWith(".") ? found[0].slice(1) : found[0].slice(1, -1).trim();
      const names = found[0].startsWith(".") ? [step] : [...step.matchAll(/'([^']+)'|(\*|\d+)/g)].map((name) => name[1] ?? name[2] ?? "");
      values = values.flatMap((each) => names.flatMap((name) => childrenOf(each, name)));
    }
    return values;
  });
}

function childrenOf(value: unknown, name: string): readonly unknown[] {
  if (typeof value !== "object" || value === null) return [];
  if (name === "*") return Object.values(value);
  return name in value ? [(value as Record<string, unknown>)[name]] : [];
}
