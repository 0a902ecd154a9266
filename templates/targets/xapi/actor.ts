import type { Agent } from "../../standards/xapi-statement.ts";

/**
 * An agent as xAPI 1.0.3 Data 2.4.2 wants it, out of the JSON of a launch. Version 0.9 wrote each field as a list and an
 * account in other words. Exactly one identifier is kept, the least personal first; `undefined` where there is none.
 */
export function readActor(json: string): Agent | undefined {
  const actor = parse(json);
  if (!actor) return undefined;
  const account = first(actor["account"]) as Record<string, unknown> | undefined;
  const homePage = text(account?.["homePage"] ?? account?.["accountServiceHomePage"]);
  const accountName = text(account?.["name"] ?? account?.["accountName"]);
  const mbox = text(first(actor["mbox"]));
  const sha1 = text(first(actor["mbox_sha1sum"]));
  const openid = text(first(actor["openid"]));
  const identifier =
    homePage && accountName
      ? { account: { homePage, name: accountName } }
      : sha1
        ? { mbox_sha1sum: sha1 }
        : mbox
          ? { mbox: mbox.startsWith("mailto:") ? mbox : `mailto:${mbox}` }
          : openid && { openid };
  if (!identifier) return undefined;
  const name = text(first(actor["name"]));
  return { objectType: "Agent", ...(name && { name }), ...identifier };
}

/** Tells learners apart; the same for one learner at each launch. */
export function actorKey({ account, mbox, mbox_sha1sum, openid }: Agent): string {
  return account ? `${account.homePage} ${account.name}` : (mbox_sha1sum ?? mbox ?? openid ?? "");
}

function parse(json: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(json) as unknown;
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? (value as unknown[])[0] : value;
}

function text(value: unknown): string {
  return typeof value === "number" ? String(value) : typeof value === "string" ? value : "";
}
