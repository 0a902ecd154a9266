/** A stretch of text; `hit` where it is what was looked for. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** How much is shown around what was found, in letters. */
const BEFORE = 40;
const LENGTH = 130;

/** Without case and without the marks on letters: "Café" is found as "cafe" and the other way round. */
export function plain(text: string): string {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

/** The words of what a learner typed, plain; none where that is too short to look for. */
export function wordsIn(query: string): string[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return words.join("").length > 1 ? words : [];
}

/** A text around the first of some plain words that it holds, in pieces; the pieces together are a part of the text. */
export function excerpt(text: string, words: readonly string[]): Piece[] {
  const letters = [...text.normalize()];
  // Which letter each plain one comes from: some letters have none, some have two.
  const from = letters.flatMap((letter, index) => [...plain(letter)].flatMap((part) => Array<number>(part.length).fill(index)));
  const flat = letters.map(plain).join("");
  const hits = new Set<number>();
  for (const word of words)
    for (let at = flat.indexOf(word); at >= 0; at = flat.indexOf(word, at + 1))
      for (const index of from.slice(at, at + word.length)) hits.add(index);
  const first = Math.max(0, Math.min(...hits, letters.length) - BEFORE);
  const start = first === 0 ? 0 : letters.indexOf(" ", first) + 1 || first;
  const pieces: { text: string; hit: boolean }[] = [];
  for (const [index, letter] of letters.slice(start, start + LENGTH).entries()) {
    const hit = hits.has(start + index);
    const last = pieces.at(-1);
    if (last?.hit === hit) last.text += letter;
    else pieces.push({ text: letter, hit });
  }
  return [
    ...(start > 0 ? [{ text: "… ", hit: false }] : []),
    ...pieces,
    ...(start + LENGTH < letters.length ? [{ text: "…", hit: false }] : []),
  ];
}
