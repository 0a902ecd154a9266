import { all, type Check, isPlain, listOf, object, oneOf, text } from "./check.ts";
import { iri } from "./check-formats.ts";

const IDENTIFIERS = ["mbox", "mbox_sha1sum", "openid", "account"];

const identity = {
  name: text(),
  mbox: text("a mailto: address", /^mailto:[^@\s]+@[^@\s]+$/),
  mbox_sha1sum: text("a SHA-1 sum", /^[0-9a-f]{40}$/i),
  openid: iri,
  account: object({ homePage: iri, name: text("a text that is not empty", /./) }, ["homePage", "name"]),
};

/** Data 2.4.2.1: exactly one inverse functional identifier. */
export const agent: Check = all(object({ ...identity, objectType: oneOf("Agent") }), (value, at) =>
  identifiers(value) === 1 ? undefined : `${at} must have exactly one of ${IDENTIFIERS.join(", ")}`,
);

/** Data 2.4.2.2: identified, or anonymous with members. */
export const group: Check = all(object({ ...identity, objectType: oneOf("Group"), member: listOf(agent) }, ["objectType"]), (value, at) => {
  if (identifiers(value) > 1) return `${at} must have no more than one of ${IDENTIFIERS.join(", ")}`;
  const anonymous = identifiers(value) === 0;
  const members = isPlain(value) && Array.isArray(value["member"]) ? value["member"].length : 0;
  return anonymous && members === 0 ? `${at} is a group without identifier and members` : undefined;
});

export const actor: Check = (value, at) => (isPlain(value) && value["objectType"] === "Group" ? group : agent)(value, at);

function identifiers(value: unknown): number {
  return isPlain(value) ? IDENTIFIERS.filter((name) => name in value).length : 0;
}
