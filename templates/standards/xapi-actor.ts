import { attempt } from "./xapi-attempt.ts";
import type { Agent } from "./xapi-statement.ts";

/** Who learns. */
export interface Learner {
  readonly actor: Agent;
  /** Tells learners apart; the same for one learner at each launch. */
  readonly key: string;
}

/**
 * An agent as xAPI 1.0.3 Data 2.4.2 wants it, out of the JSON of a launch. Version 0.9 wrote each field as a list and an
 * account in other words. Exactly one identifier is kept, the least personal first; `undefined` where there is none.
 */
export function readLearner(json: string): Learner | undefined {
  const given = (attempt(() => JSON.parse(json) as unknown) ?? {}) as Readonly<Record<string, unknown>>;
  const account = (first(given["account"]) ?? {}) as Readonly<Record<string, unknown>>;
  const homePage = text(account["homePage"] ?? account["accountServiceHomePage"]);
  const accountName = text(account["name"] ?? account["accountName"]);
  const name = text(given["name"]);
  const actor: Agent = { objectType: "Agent", ...(name && { name }) };
  if (homePage && accountName) return { key: `${homePage} ${accountName}`, actor: { ...actor, account: { homePage, name: accountName } } };
  for (const field of ["mbox_sha1sum", "mbox", "openid"]) {
    // No identifier has a space: it was a plus sign that nobody escaped (rule TC-1).
    const key = text(given[field]).replace(/ /g, "+");
    if (key) return { key, actor: { ...actor, [field]: key } };
  }
  return undefined;
}

function first(value: unknown): unknown {
  return [value].flat()[0];
}

function text(value: unknown): string {
  const item = first(value);
  return typeof item === "string" || typeof item === "number" ? `${item}` : "";
}
