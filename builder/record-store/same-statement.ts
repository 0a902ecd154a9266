import { isPlain, type Plain } from "./check.ts";
import { instantOf } from "./times.ts";

/** What the store itself may set or change in a statement (xAPI 1.0.3 Data 2.3.1). */
const ASSIGNED = ["id", "stored", "authority", "version"];

/**
 * Whether two statements are the same but for what a store may set or change, by Data 2.3.1: times in other zones, texts of verbs
 * and activities, the order of members, one context activity in place of a list of one. A time that one of them lacks may have
 * been set for it.
 */
export function isSame(one: Plain, other: Plain): boolean {
  const times = [one, other].map(({ timestamp, stored }) => (timestamp === stored ? undefined : timestamp));
  const isTimeSame = times.includes(undefined) || instantOf(String(times[0])) === instantOf(String(times[1]));
  return isTimeSame && canonical(one) === canonical(other);
}

function canonical(statement: Plain): string {
  const said = Object.entries(statement).filter(([name]) => !ASSIGNED.includes(name) && name !== "timestamp");
  return JSON.stringify(inOrder(Object.fromEntries(said), ""));
}

function inOrder(value: unknown, name: string): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => inOrder(item, ""));
    return name === "member" ? items.map((item) => JSON.stringify(item)).sort() : items;
  }
  if (!isPlain(value)) return atom(value, name);
  if (name === "extensions") return sorted(value, asItIs);
  const left = Object.fromEntries(Object.entries(value).filter(([key]) => !isFree(key, name)));
  return sorted(left, name === "contextActivities" ? (item) => inOrder([item].flat(), "") : inOrder);
}

/** The texts of verbs and what activities are said to be are no part of the statement. */
function isFree(key: string, of: string): boolean {
  return (of === "verb" && key === "display") || key === "definition";
}

function atom(value: unknown, name: string): unknown {
  if (typeof value !== "string") return value;
  if (name === "timestamp") return instantOf(value);
  // What is finer than a hundredth of a second does not count (IEEE 9274.1.1 4.2.7).
  if (name === "duration") return value.replace(",", ".").replace(/(\.\d\d)\d+(?=S$)/, "$1");
  if (name === "mbox") return value.replace(/@.*$/, (domain) => domain.toLowerCase());
  return ["registration", "sha2", "mbox_sha1sum"].includes(name) ? value.toLowerCase() : value;
}

/** Only the order of keys does not count. */
function asItIs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asItIs);
  return isPlain(value) ? sorted(value, asItIs) : value;
}

function sorted(value: Plain, turn: (item: unknown, name: string) => unknown): Plain {
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, item]) => [name, turn(item, name)]));
}
