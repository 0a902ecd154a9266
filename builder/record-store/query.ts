import { type Check, findings, isPlain, oneOf, type Plain, text } from "./check.ts";
import { identified } from "./check-actor.ts";
import { internetTime, iri, isoTime, uuid } from "./check-formats.ts";
import { type Call, parseJson, Refusal } from "./exchange.ts";

const flag = oneOf("true", "false");

/** Parameters whose form is fixed (xAPI 1.0.3 Communication 2). */
const FORMATS: Readonly<Record<string, Check>> = {
  activity: iri,
  activityId: iri,
  ascending: flag,
  attachments: flag,
  format: oneOf("exact", "canonical", "ids"),
  limit: text("a whole number", /^\d+$/),
  page: text("a page of an answer", /^\d+$/),
  registration: uuid,
  related_activities: flag,
  related_agents: flag,
  since: isoTime,
  statementId: uuid,
  until: isoTime,
  verb: iri,
  voidedStatementId: uuid,
};

/** @throws {Refusal} 400 where a parameter has the wrong form. */
export function checkQuery({ query, version }: Call): void {
  for (const [name, value] of query) {
    const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
    const check = format === isoTime && version === "2.0.0" ? internetTime : format;
    const problem = check && findings(check, value, `The parameter ${name}`).find(({ doubtful }) => !doubtful);
    if (problem) throw new Refusal(400, `${problem.words}.`);
  }
  if (query.has("agent")) agentOf(query.get("agent") ?? "");
}

/** The agent or identified group in a query. @throws {Refusal} 400 where it is neither. */
export function agentOf(json: string): Plain {
  const value = parseJson(json, "The parameter agent");
  const [problem] = findings(identified, value, "The parameter agent");
  if (problem || !isPlain(value)) throw new Refusal(400, `${problem?.words}.`);
  return value;
}

/** The same text for two agents that are the same person: the identifier alone counts (Data 2.4.2.3). */
export function identityOf({ mbox, mbox_sha1sum, openid, account }: Plain): string {
  const { homePage, name } = (account ?? {}) as Plain;
  // Case counts in front of the @ only (Data 2.3.1).
  if (typeof mbox === "string") return `mbox ${mbox.replace(/@.*$/, (domain) => domain.toLowerCase())}`;
  if (typeof mbox_sha1sum === "string") return `sha1 ${mbox_sha1sum.toLowerCase()}`;
  if (typeof openid === "string") return `openid ${openid}`;
  return JSON.stringify([homePage, name]);
}
