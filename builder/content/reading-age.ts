import { fleschKincaid } from "flesch-kincaid";
import { syllable } from "syllable";
import type { Module } from "../compile/types.ts";
import type { Finding } from "./finding.ts";
import type { Passage } from "./passages.ts";
import type { EditionRule } from "./rule.ts";
import { sentencesOf, wordsOf } from "./sentences.ts";

/** Children of the first school year are five years old. */
const AGE_AT_START = 5;
/** Years that a page may be above its limit: on a hundred words, a handful of long names makes as much. */
const TOLERANCE = 1;
/** On fewer words the formula says nothing. */
const FEWEST_WORDS = 60;

/** Pages whose teaching text needs more years of school than its readers should need. */
export const checkReadingAge: EditionRule = ({ module, pages, passages, settings }) => {
  const code = module.reading === "technical" ? "prose/technical-reading-age" : "prose/reading-age";
  const limit = settings.limit(code);
  const easy = easyWords(module);
  return pages.flatMap(({ page }): Finding[] => {
    const texts = passages.filter((passage) => passage.page === page.id && isTeaching(passage)).map(({ text }) => text);
    const age = readingAge(texts, easy);
    if (age === undefined || age <= limit + TOLERANCE) return [];
    return [{ code, place: page.place, values: { title: page.title, age: age.toFixed(1), limit } }];
  });
};

function isTeaching({ kind, isQuestion }: Passage): boolean {
  return !isQuestion && (kind === "paragraph" || kind === "item" || kind === "cell");
}

/** Flesch–Kincaid grade as an age, in years. Words in `easy` count as short ones. `undefined` for a text that is too short to tell. */
export function readingAge(texts: readonly string[], easy: ReadonlySet<string> = new Set()): number | undefined {
  const sentences = texts.flatMap(sentencesOf);
  const words = sentences.flatMap(wordsOf).map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""));
  if (words.length < FEWEST_WORDS) return undefined;
  const counts = words.map((word) => (easy.has(singular(word)) || !/^\p{L}/u.test(word) ? 1 : Math.max(1, syllable(word))));
  const all = counts.reduce((sum, count) => sum + count, 0);
  return fleschKincaid({ sentence: sentences.length, word: words.length, syllable: all }) + AGE_AT_START;
}

/** The module explains them, so that they are not what makes a page hard. */
function easyWords({ glossary }: Module): ReadonlySet<string> {
  return new Set(glossary.flatMap(({ term }) => term.split(/[^\p{L}\p{N}]+/u).map(singular)));
}

function singular(word: string): string {
  return word.toLowerCase().replace(/s$/, "");
}
