import { type Check, isPlain, oneOf, type Plain, text } from "./check.ts";
import { actor } from "./check-actor.ts";
import { iri, timestamp, uuid } from "./check-formats.ts";
import { type Call, parseJson, Refusal } from "./exchange.ts";

/** Parameters whose form is fixed (xAPI 1.0.3 Communication 2). */
const FORMATS: Readonly<Record<string, Check>> = {
  activity: iri,
  activityId: iri,
  format: oneOf("exact", "canonical", "ids"),
  limit: text("a whole number", /^\d+$/),
  registration: uuid,
  since: timestamp,
  statementId: uuid,
  until: timestamp,
  verb: iri,
  voidedStatementId: uuid,
};

/** @throws {Refusal} 400 where a parameter has the wrong form. */
export function checkQuery({ query }: Call): void {
  for (const [name, value] of query) {
    const problem = FORMATS[name]?.(value, `The parameter ${name}`);
    if (problem) throw new Refusal(400, `${problem}.`);
  }
  if (query.has("agent")) agentOf(query.get("agent") ?? "");
}

/** The agent or identified group in a query. @throws {Refusal} 400 where it is neither. */
export function agentOf(json: string): Plain {
  const value = parseJson(json, "The parameter agent");
  const problem = actor(value, "The parameter agent");
  if (problem || !isPlain(value)) throw new Refusal(400, `${problem}.`);
  return value;
}

/** The same text for two agents that are the same person: the identifier alone counts (Data 2.4.2.3). */
export function identityOf({ mbox, mbox_sha1sum, openid, account }: Plain): string {
  const { homePage, name } = (account ?? {}) as Plain;
  return JSON.stringify([mbox ?? null, mbox_sha1sum ?? null, openid ?? null, homePage ?? null, name ?? null]);
}
