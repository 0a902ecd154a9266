const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** A text cut into sentences, each without the spaces around it. */
export function sentencesOf(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment.trim()).filter((sentence) => wordsOf(sentence).length > 0);
}

/** What stands between spaces, where it holds a letter or a digit. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}
