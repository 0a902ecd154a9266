import { pairsOf } from "./attributes.ts";
import type { ItemSource, OptionSource } from "../../../templates/contract/question.ts";
import { letter, type Name, nameAll } from "./names.ts";
import { namedIn, type RawItem, withLetters } from "./question-items.ts";
import type { RawOption } from "./question-options.ts";
import type { Reading } from "./reading.ts";

export interface Lettered {
  readonly options: readonly OptionSource[];
  readonly items: readonly ItemSource[];
  /** What to remember, by `key`. */
  readonly names: Readonly<Record<string, readonly Name[]>>;
}

/** Gives everything in the lists of a question, or of a part of one, its letter. `key` is what the lock file knows them by. */
export function lettersFor(
  key: string,
  { options, items }: { readonly options: readonly RawOption[]; readonly items: readonly RawItem[] },
  { report, optionNames }: Reading,
): Lettered {
  const things = [...options, ...namedIn(items)];
  for (const { id, place } of things) {
    const repeated = id !== undefined && things.filter((other) => other.id === id).length > 1;
    if (id !== undefined && (!/^[a-z]$/.test(id) || repeated)) report.add("question/bad-option-id", place, { id });
  }
  const { ids } = nameAll(
    things.map(({ id, prose }) => ({ id, text: prose.text })),
    optionNames[key] ?? [],
    letter,
  );
  const without = things[ids.indexOf("")];
  if (without) report.add("question/no-letter-left", without.place, { id: key.split("/")[0] ?? key });
  const rest = ids.slice(options.length)[Symbol.iterator]();
  return {
    options: options.map(({ place: { line, column }, prose, marked, feedback, attributes }, index) => ({
      id: ids[index] ?? "",
      marked,
      feedback: feedback.html,
      attributes: pairsOf(attributes),
      ...prose,
      line,
      column,
    })),
    items: withLetters(items, rest),
    names: { [key]: things.map(({ prose }, index) => ({ id: ids[index] ?? "", text: prose.text })) },
  };
}
