/** A kind of value, with what a system may say to an author who has got it wrong. */
export interface ValueType {
  readonly fits: RegExp;
  /** Ends a sentence: "it must be …". */
  readonly must: string;
  /** Least and greatest number, where the type has bounds that are an error of their own. */
  readonly range?: readonly [number, number];
}

export type Access = "read" | "write" | "both";

/** One element of a data model, or one of every member of a list. */
export interface Element {
  readonly name: RegExp;
  readonly access: Access;
  readonly type: ValueType;
  /** What it stands for; `scorm-words.ts` has the words. */
  readonly role: Role;
  /** What it reads before anything has been set. */
  readonly start?: string;
}

export type Role =
  | "learner-id"
  | "learner-name"
  | "mode"
  | "credit"
  | "entry"
  | "status"
  | "completion"
  | "success"
  | "score"
  | "scaled"
  | "bound"
  | "progress"
  | "exit"
  | "session-time"
  | "total-time"
  | "bookmark"
  | "place"
  | "launch-data"
  | "mastery"
  | "limit"
  | "comment"
  | "comment-from-lms"
  | "preference"
  | "navigation"
  | "interaction"
  | "objective"
  | "shared-data";

/** Why an element cannot be set to a value. */
export type Wrong = "unknown" | "keyword" | "read-only" | "type" | "range" | "order" | "dependency" | "answer";

/** What one version of SCORM knows: the whole standard, not what every system takes. */
export interface Model {
  readonly label: string;
  readonly elements: readonly Element[];
  /** What `_children` reads, by the group in front of it; `n` stands for a number. */
  readonly children: Readonly<Record<string, string>>;
  /** Groups that are lists and have a `_count`. */
  readonly lists: RegExp;
  /** What depends on other values: a place in a list, an id that is used twice, an answer of another type. */
  readonly depends: (name: string, value: string, held: ReadonlyMap<string, string>) => Wrong | undefined;
  readonly codes: Readonly<Record<Wrong | "write-only" | "no-place" | "unset", number>>;
}

export function elementOf({ elements }: Model, name: string): Element | undefined {
  return elements.find((element) => element.name.test(name));
}

/** Why the standard forbids to set the element to that value; `undefined` where it does not. */
export function wrongWith(model: Model, name: string, value: string, held: ReadonlyMap<string, string>): Wrong | undefined {
  if (/\._(children|count|version)$/.test(name)) return "keyword";
  const element = elementOf(model, name);
  if (!element) return "unknown";
  if (element.access === "read") return "read-only";
  const { fits, range } = element.type;
  if (!fits.test(value)) return "type";
  const number = Number(value);
  if (range && value !== "" && !(range[0] <= number && number <= range[1])) return "range";
  return model.depends(name, value, held);
}

/** 0, or the error that the standard answers with. */
export function standardError(model: Model, name: string, value: string, held: ReadonlyMap<string, string>): number {
  const wrong = wrongWith(model, name, value, held);
  return wrong === undefined ? 0 : model.codes[wrong];
}

export interface ElementReading {
  readonly value: string;
  /** 0, or the standard's error. */
  readonly error: number;
  /** A number of members rather than a value. */
  readonly isCount?: true;
}

/** What the standard answers to a question for an element. */
export function readElement(model: Model, name: string, values: ReadonlyMap<string, string>): ElementReading {
  const { codes } = model;
  const [, group, keyword] = /^(.*)\._(children|count)$/.exec(name) ?? [];
  if (group !== undefined && keyword === "count")
    return model.lists.test(group)
      ? { value: String(members(group, values)), error: 0, isCount: true }
      : { value: "", error: codes.unknown };
  const children = group === undefined ? undefined : model.children[group.replace(/\.\d+/g, ".n")];
  if (group !== undefined) return children === undefined ? { value: "", error: codes.unknown } : { value: children, error: 0 };
  const known = values.get(name);
  const element = elementOf(model, name);
  if (!element) return known === undefined ? { value: "", error: codes.unknown } : { value: known, error: 0 };
  if (element.access === "write") return { value: "", error: codes["write-only"] };
  if (known !== undefined) return { value: known, error: 0 };
  const [, list, place] = /^(.*?)\.(\d+)\./.exec(name) ?? [];
  if (list !== undefined && Number(place) >= members(list, values)) return { value: "", error: codes["no-place"] };
  return element.start === undefined ? { value: "", error: codes.unset } : { value: element.start, error: 0 };
}

/** How many members of a list have a value. */
function members(list: string, values: ReadonlyMap<string, string>): number {
  const rests = [...values.keys()].filter((name) => name.startsWith(`${list}.`)).map((name) => name.slice(list.length + 1));
  return new Set(rests.flatMap((rest) => /^\d+(?=\.)/.exec(rest) ?? [])).size;
}

/** A place that leaves a gap in its list, at any depth. */
export function skipsPlace(name: string, held: ReadonlyMap<string, string>): boolean {
  const parts = name.split(".");
  return parts.some((part, at) => /^\d+$/.test(part) && Number(part) > members(parts.slice(0, at).join("."), held));
}

/** Rows in the order of the data model, and of the members of its lists. */
export function inOrder(model: Model, values: ReadonlyMap<string, string>): readonly { readonly name: string; readonly value: string }[] {
  const placed = [...values].map(([name, value]) => ({ name, value, rank: rankOf(model, name) }));
  return placed.sort((one, other) => compare(one.rank, other.rank)).map(({ name, value }) => ({ name, value }));
}

/** First row of the list that it is in, place, own row, place within. */
function rankOf({ elements }: Model, name: string): readonly number[] {
  const own = elements.findIndex((element) => element.name.test(name));
  const row = own < 0 ? elements.length : own;
  const [list = ""] = name.split(/\.\d+\./);
  const source = `^${list.replaceAll(".", "\\.")}\\.\\d+`;
  const first = list === name ? row : elements.findIndex((element) => element.name.source.startsWith(source));
  const [place = 0, within = 0] = [...name.matchAll(/\.(\d+)(?=\.)/g)].map(([, digits]) => Number(digits));
  return [first < 0 ? row : first, place, row, within];
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((part, index) => part !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
