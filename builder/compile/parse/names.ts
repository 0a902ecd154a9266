/** What curricle remembers of a thing that an author did not name: the name it got and the words it had. */
export interface Name {
  readonly id: string;
  readonly text: string;
}

/** Names of one module: pages, and the options of each question. Part of the lock file; entries are never removed. */
export interface ModuleNames {
  readonly pages: readonly Name[];
  readonly options: Readonly<Record<string, readonly Name[]>>;
}

export const NO_NAMES: ModuleNames = { pages: [], options: {} };

export interface Unnamed {
  /** The author's own id, if there is one. */
  readonly id: string | undefined;
  readonly text: string;
}

/**
 * Gives each thing an id that survives reordering and rewording: the author's, else the one that the same words had,
 * else the one that similar words had, else a new one from `create`. Returns the ids in order and the names to remember.
 */
export function nameAll(
  things: readonly Unnamed[],
  known: readonly Name[],
  create: (text: string, taken: ReadonlySet<string>) => string,
): { readonly ids: readonly string[]; readonly names: readonly Name[] } {
  const ids: (string | undefined)[] = things.map(({ id }) => id);
  const free = known.filter(({ id }) => !ids.includes(id));
  const take = (index: number, name: Name | undefined) => {
    if (!name) return;
    ids[index] = name.id;
    free.splice(free.indexOf(name), 1);
  };
  const open = () => things.flatMap(({ text }, index) => (ids[index] === undefined ? [{ index, text }] : []));
  for (const { index, text } of open())
    take(
      index,
      free.find((name) => name.text === text),
    );
  for (const { index, text } of open()) take(index, mostAlike(text, free));
  const rest = open();
  if (rest.length === free.length) for (const { index } of rest) take(index, free[0]);
  const taken = new Set([...known.map(({ id }) => id), ...ids.filter((id) => id !== undefined)]);
  for (const { index, text } of open()) {
    const id = create(text, taken);
    taken.add(id);
    ids[index] = id;
  }
  const final = ids.map((id) => id ?? "");
  const now = things.map(({ text }, index) => ({ id: final[index] ?? "", text }));
  // In today's order: when all words change at once, as in a translation, the order is all that is left to go by.
  return { ids: final, names: [...now, ...known.filter(({ id }) => !final.includes(id))] };
}

/** The name whose words are most like `text`, where at least half of the words agree. */
function mostAlike(text: string, names: readonly Name[]): Name | undefined {
  const ranked = names.map((name) => ({ name, agreement: likeness(text, name.text) })).filter(({ agreement }) => agreement >= 0.5);
  return ranked.sort((a, b) => b.agreement - a.agreement)[0]?.name;
}

/** Dice's coefficient over words, 0 … 1. */
function likeness(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []));
  if (!left || !right || left.size + right.size === 0) return 0;
  return (2 * [...left].filter((word) => right.has(word)).length) / (left.size + right.size);
}

/** Lower-case words joined by hyphens, at most 32 characters, not yet in `taken`. */
export function slug(text: string, taken: ReadonlySet<string>): string {
  const words =
    text
      .normalize("NFKD")
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  let base = "";
  for (const word of words) {
    if (base.length + word.length + 1 > 30) break;
    base = base === "" ? word : `${base}-${word}`;
  }
  if (!/^[a-z]/.test(base)) base = base === "" ? "page" : `p-${base}`.slice(0, 30);
  let id = base;
  for (let number = 2; taken.has(id); number++) id = `${base.slice(0, 29)}-${number}`;
  return id;
}

/** The first letter that is not in `taken`; "" where all are. */
export function letter(_text: string, taken: ReadonlySet<string>): string {
  return [..."abcdefghijklmnopqrstuvwxyz"].find((candidate) => !taken.has(candidate)) ?? "";
}
