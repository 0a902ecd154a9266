import { all, type Check, isPlain, listOf, object, oneOf, text } from "./check.ts";
import { iri } from "./check-formats.ts";

export const IDENTIFIERS = ["mbox", "mbox_sha1sum", "openid", "account"] as const;

const identity = {
  name: text(),
  mbox: text("a mailto: address", /^mailto:[^@\s]+@[^@\s]+$/),
  mbox_sha1sum: text("a SHA-1 sum", /^[0-9a-f]{40}$/i),
  openid: iri,
  account: object({ homePage: iri, name: text("a text that is not empty", /./) }, ["homePage", "name"]),
};

/** Data 2.4.2.1: exactly one inverse functional identifier. */
export const agent: Check = all(object({ ...identity, objectType: oneOf("Agent") }), (value, at, note) => {
  if (identifiers(value) !== 1) note(`${at} must have exactly one of ${IDENTIFIERS.join(", ")}`);
});

/** Data 2.4.2.2: identified, or anonymous with members. */
export const group: Check = all(
  object({ ...identity, objectType: oneOf("Group"), member: listOf(agent) }, ["objectType"]),
  (value, at, note) => {
    if (identifiers(value) > 1) note(`${at} must have no more than one of ${IDENTIFIERS.join(", ")}`);
    if (identifiers(value) === 0 && membersOf(value) === 0) note(`${at} is a group without identifier and members`);
  },
);

export const actor: Check = (value, at, note) => (isGroup(value) ? group : agent)(value, at, note);

/** Whom a query names: an agent, or a group that can be told from others (Communication 2.1.3). */
export const identified: Check = all(actor, (value, at, note) => {
  if (isGroup(value) && identifiers(value) === 0) note(`${at} must be identified`);
});

/** Data 2.4.9: one agent, or application and user as an anonymous group of two. */
export const authority: Check = (value, at, note) => {
  actor(value, at, note);
  if (isGroup(value) && (membersOf(value) !== 2 || identifiers(value) > 0))
    note(`${at} must be an agent, or a group of two without an identifier`);
};

function isGroup(value: unknown): boolean {
  return isPlain(value) && value["objectType"] === "Group";
}

function identifiers(value: unknown): number {
  return isPlain(value) ? IDENTIFIERS.filter((name) => Object.hasOwn(value, name)).length : 0;
}

function membersOf(value: unknown): number {
  return isPlain(value) && Array.isArray(value["member"]) ? value["member"].length : 0;
}
