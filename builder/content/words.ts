import type { Finding } from "./finding.ts";
import { type Passage, placeIn } from "./passages.ts";
import { withoutSpeech } from "./plain.ts";
import type { ModuleRule } from "./rule.ts";
import WORDS from "./words.json" with { type: "json" };

const OFF = "off";

/** Words that shut readers out or belittle people. What somebody says, in curly quotation marks, is theirs. */
export const checkWords: ModuleRule = ({ passages, settings }) => {
  const allowed = Object.entries(settings.words).flatMap(([word, instead]) => (instead === OFF ? [word.toLowerCase()] : []));
  const own = Object.entries(settings.words).filter(([, instead]) => instead !== OFF);
  const instead = new Map(
    [...Object.entries(WORDS), ...own].flatMap(([forms, write]) => forms.split("|").map((form) => [form.toLowerCase(), write] as const)),
  );
  for (const word of allowed) instead.delete(word);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${[...instead.keys()].sort(longestFirst).map(escaped).join("|")})(?![\\p{L}\\p{N}])`,
    "giu",
  );
  return passages.flatMap((passage) => avoid(passage, pattern, instead));
};

function avoid(passage: Passage, pattern: RegExp, instead: ReadonlyMap<string, string>): Finding[] {
  if (passage.within.includes("quote")) return [];
  const text = withoutSpeech(passage.text).replace(/'/g, "’");
  return [...text.matchAll(pattern)].map(({ 0: words }) => ({
    code: "prose/word-to-avoid",
    place: placeIn(passage, words),
    values: { words, instead: instead.get(words.toLowerCase()) ?? "" },
  }));
}

function longestFirst(a: string, b: string): number {
  return b.length - a.length;
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
