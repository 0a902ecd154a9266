import type { Plain } from "./check.ts";
import { VOIDED } from "./check-statement.ts";
import { identityOf } from "./query.ts";
import { allAgents, contextActivities, mainAgents, objectActivity, objectTypeOf, part, withInner } from "./statement-parts.ts";
import type { RecordStore } from "./store.ts";

export interface StoredStatement {
  readonly id: string;
  /** As it is given out, with `stored`, `authority` and the like. */
  readonly statement: Plain;
  /** When it was stored, ms since 1970; never less than that of the one before. */
  readonly at: number;
  /** From 0, in the order of storing. */
  readonly number: number;
}

/** What makes searches quick: which statements a filter lets through, ready before anybody asks. */
export interface StatementIndex {
  readonly all: StoredStatement[];
  /** For each term (see `termOf`) the numbers of the statements that it is true of, and of those that refer to them, in order. */
  readonly lists: Map<string, number[]>;
  /** Statements whose object is a reference, by the id that they refer to. */
  readonly referring: Map<string, StoredStatement[]>;
  /** Ids that a voiding statement names. */
  readonly voided: Set<string>;
}

export type Filter = "verb" | "activity" | "related activity" | "agent" | "related agent" | "registration";

export function newIndex(): StatementIndex {
  return { all: [], lists: new Map(), referring: new Map(), voided: new Set() };
}

export function termOf(filter: Filter, value: string): string {
  return `${filter} ${value}`;
}

function isVoiding(statement: Plain): boolean {
  return part(statement, "verb")["id"] === VOIDED;
}

/** What a voiding statement names is void, unless it is a voiding statement itself (xAPI 1.0.3 Data 2.3.2). */
export function isVoided({ index }: RecordStore, { id, statement }: StoredStatement): boolean {
  return index.voided.has(id) && !isVoiding(statement);
}

/** The id that the statement's object refers to. */
function targetOf(statement: Plain): string | undefined {
  return objectTypeOf(statement) === "StatementRef" ? String(part(statement, "object")["id"]).toLowerCase() : undefined;
}

/** What is true of the statement by itself. */
export function termsOf(statement: Plain): ReadonlySet<string> {
  const activities = withInner(statement).flatMap((each) => [...objectActivity(each), ...contextActivities(each)]);
  const registration = part(statement, "context")["registration"];
  return new Set([
    termOf("verb", String(part(statement, "verb")["id"])),
    ...objectActivity(statement).map(({ id }) => termOf("activity", String(id))),
    ...activities.map(({ id }) => termOf("related activity", String(id))),
    ...mainAgents(statement).map((agent) => termOf("agent", identityOf(agent))),
    ...allAgents(statement).map((agent) => termOf("related agent", identityOf(agent))),
    ...(typeof registration === "string" ? [termOf("registration", registration.toLowerCase())] : []),
  ]);
}

/** Adds a statement with its lists; returns it as it is to be kept. */
export function addToIndex(store: RecordStore, statement: Plain): StoredStatement {
  const { index, statements } = store;
  const at = Date.parse(String(statement["stored"]));
  const added = { id: String(statement["id"]), statement, at, number: index.all.length };
  index.all.push(added);
  const target = targetOf(statement);
  if (target !== undefined) refer(index, target, added);
  if (target !== undefined && isVoiding(statement)) index.voided.add(target);
  const terms = new Set(termsOf(statement));
  for (const reached of chainFrom(statement, statements)) for (const term of termsOf(reached.statement)) terms.add(term);
  enter(index, added.number, terms);
  // Those that came before what they refer to are found by it from now on.
  for (const earlier of referrersOf(added, index)) enter(index, earlier.number, terms);
  return added;
}

function refer({ referring }: StatementIndex, target: string, added: StoredStatement): void {
  const list = referring.get(target);
  if (list) list.push(added);
  else referring.set(target, [added]);
}

/** What a statement refers to, what that refers to, and so on, as far as it is stored (Communication 2.1.3). */
export function chainFrom(statement: Plain, statements: ReadonlyMap<string, StoredStatement>): readonly StoredStatement[] {
  const chain = new Set<StoredStatement>();
  let next = statements.get(targetOf(statement) ?? "");
  while (next && !chain.has(next)) {
    chain.add(next);
    next = statements.get(targetOf(next.statement) ?? "");
  }
  return [...chain];
}

function referrersOf(of: StoredStatement, { referring }: StatementIndex): ReadonlySet<StoredStatement> {
  const found = new Set<StoredStatement>();
  const waiting = [of];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const referrer of referring.get(next.id) ?? []) {
      if (referrer !== of && !found.has(referrer)) waiting.push(referrer);
      if (referrer !== of) found.add(referrer);
    }
  }
  return found;
}

function enter({ lists }: StatementIndex, number: number, terms: ReadonlySet<string>): void {
  for (const term of terms) {
    const list = lists.get(term);
    if (!list) lists.set(term, [number]);
    else if ((list.at(-1) ?? -1) < number) list.push(number);
    else {
      const place = firstAtLeast(list, number);
      if (list[place] !== number) list.splice(place, 0, number);
    }
  }
}

/** The place of the first number that is not below `least`, in a list in order; its length where there is none. */
export function firstAtLeast(list: readonly number[], least: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
