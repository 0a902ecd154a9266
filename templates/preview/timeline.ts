import type { HostCall } from "../contract/host.ts";

/** A call with its place in what has been told since the window was opened. */
export interface TimelineCall extends HostCall {
  readonly kind: "call";
  /** From 1. */
  readonly number: number;
  readonly visit: number;
  /** Since the visit began, ms. */
  readonly since: number;
}

/** Something that happened to the learner between calls: a visit began, the tab was closed. */
export interface TimelineMark {
  readonly kind: "mark";
  readonly number: number;
  readonly visit: number;
  /** ms since 1970. */
  readonly at: number;
  readonly text: string;
}

export type TimelineEntry = TimelineCall | TimelineMark;

/** `matters`: not what only asks and hears nothing new. */
export type TimelineFilter = "all" | "matters" | "problems";

/** One line on screen: a mark, a call, or several calls folded into one. */
export interface TimelineRow {
  /** Changes when the row does. */
  readonly key: string;
  /** At least one; in a `fold` of the same kind. */
  readonly entries: readonly TimelineEntry[];
  /** `repeat`: the same call with the same answer. `quiet`: calls that say nothing of their own. */
  readonly fold: "none" | "repeat" | "quiet";
}

/** What only asks is called so in each standard: `LMSGetValue`, `GetValue`, `GET statements`. */
const ASKS = /^(LMS)?get/i;

/** True where a call went well and changed nothing at the other side. */
function isQuiet(call: HostCall): boolean {
  return (call.meaning === "" || ASKS.test(call.call)) && !isTroubled(call);
}

export function isTroubled({ outcome, problems }: HostCall): boolean {
  return outcome !== "taken" || problems.length > 0;
}

/** The newest rows, oldest of them first, and how many entries before them are left out. Looks at no more than it needs. */
export function newestRows(
  entries: readonly TimelineEntry[],
  filter: TimelineFilter,
  most: number,
): { readonly rows: readonly TimelineRow[]; readonly earlier: number } {
  const groups: TimelineEntry[][] = [];
  let from = entries.length;
  for (; from > 0; from--) {
    const entry = entries[from - 1];
    if (!entry || !passes(entry, filter)) continue;
    const group = groups.at(-1);
    const next = group?.at(-1);
    if (group && next && belongTogether(entry, next)) group.push(entry);
    else if (groups.length === most) break;
    else groups.push([entry]);
  }
  return { rows: groups.reverse().map((group) => rowOf(group.reverse())), earlier: from };
}

function passes(entry: TimelineEntry, filter: TimelineFilter): boolean {
  if (entry.kind === "mark") return filter !== "problems";
  switch (filter) {
    case "all":
      return true;
    case "matters":
      return !isQuiet(entry);
    case "problems":
      return isTroubled(entry);
  }
}

function belongTogether(one: TimelineEntry, other: TimelineEntry): boolean {
  if (one.kind === "mark" || other.kind === "mark") return false;
  return isRepeat(one, other) || (isQuiet(one) && isQuiet(other));
}

function isRepeat(one: TimelineEntry, other: TimelineEntry): boolean {
  if (one.kind === "mark" || other.kind === "mark") return false;
  const same = one.call === other.call && one.answer === other.answer && one.meaning === other.meaning && one.outcome === other.outcome;
  return same && one.problems.join() === other.problems.join();
}

function rowOf(entries: readonly TimelineEntry[]): TimelineRow {
  const [first] = entries;
  const repeats = first !== undefined && entries.every((entry) => isRepeat(first, entry));
  return {
    key: `${first?.number}+${entries.length}`,
    entries,
    fold: entries.length === 1 ? "none" : repeats ? "repeat" : "quiet",
  };
}
