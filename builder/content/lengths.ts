import type { Finding } from "./finding.ts";
import { type Passage, placeIn } from "./passages.ts";
import type { ModuleRule } from "./rule.ts";
import { sentencesOf, wordsOf } from "./sentences.ts";

/** Sentences and paragraphs that are hard to follow. Items of lists, cells of tables and answers are sentences of their own. */
export const checkLengths: ModuleRule = ({ passages, settings }) =>
  passages.flatMap((passage) => {
    const sentences = passage.kind === "heading" ? [] : sentencesOf(passage.text);
    return [
      ...sentences.flatMap((sentence) => long(sentence, passage, settings.limit("prose/long-sentence"))),
      ...tall(sentences.length, passage, settings.limit("prose/long-paragraph")),
    ];
  });

function long(sentence: string, passage: Passage, limit: number): Finding[] {
  const words = wordsOf(sentence);
  if (words.length <= limit) return [];
  const values = { count: words.length, limit, words: words.slice(0, 6).join(" ") };
  return [{ code: "prose/long-sentence", place: placeIn(passage, sentence), values }];
}

/** What a question asks may need a sentence more: it is read with care. */
function tall(count: number, { kind, isQuestion, place }: Passage, limit: number): Finding[] {
  if (kind !== "paragraph" || isQuestion || count <= limit) return [];
  return [{ code: "prose/long-paragraph", place, values: { count, limit } }];
}
