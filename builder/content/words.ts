import type { Finding } from "./finding.ts";
import { type Passage, placeIn } from "./passages.ts";
import { withoutSpeech } from "./plain.ts";
import type { ModuleRule } from "./rule.ts";
import WORDS from "./words.json" with { type: "json" };

const OFF = "off";

/** Words that shut readers out or belittle people. What somebody says, in curly quotation marks, is theirs. */
export const checkWords: ModuleRule = ({ passages, settings }) => {
  const instead = new Map(
    [...Object.entries(WORDS), ...Object.entries(settings.words)].flatMap(([forms, write]) =>
      forms.split("|").map((form) => [form.toLowerCase(), write] as const),
    ),
  );
  const forms = [...instead.keys()].sort(longestFirst).map(escaped).join("|");
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms})(?![\\p{L}\\p{N}])`, "giu");
  return passages.flatMap((passage) => avoid(passage, pattern, instead));
};

/** A form that is allowed may hold one that is not: the longest that fits decides. */
function avoid(passage: Passage, pattern: RegExp, instead: ReadonlyMap<string, string>): Finding[] {
  if (passage.within.includes("quote")) return [];
  const text = withoutSpeech(passage.text).replace(/'/g, "’");
  return [...text.matchAll(pattern)].flatMap(({ 0: words }): Finding[] => {
    const write = instead.get(words.toLowerCase()) ?? OFF;
    return write === OFF ? [] : [{ code: "prose/word-to-avoid", place: placeIn(passage, words), values: { words, instead: write } }];
  });
}

function longestFirst(a: string, b: string): number {
  return b.length - a.length;
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
