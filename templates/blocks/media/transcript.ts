import type { Cue } from "./captions.ts";

const PIECES = /<[^>]*>|&[a-z#0-9]+;|[\p{L}\p{N}]+|[^<&\p{L}\p{N}]+/giu;
const WORD = /^[\p{L}\p{N}]+$/u;
const WORDS = /[\p{L}\p{N}]+/gu;

/**
 * The transcript with each stretch that the captions say in `<span data-cue="from until">`, and the cues whose words are not in it.
 * Words are compared in order, without regard to case, marks and punctuation; a transcript may say more between them.
 */
export function markCues(html: string, cues: readonly Cue[]): { readonly html: string; readonly missing: readonly Cue[] } {
  const pieces = html.match(PIECES) ?? [];
  const words = pieces.flatMap((piece, at) => (WORD.test(piece) ? [{ word: piece.toLowerCase(), at }] : []));
  const cueOf = new Map<number, Cue>();
  const missing: Cue[] = [];
  let next = 0;
  for (const cue of cues) {
    const wanted = (cue.text.match(WORDS) ?? []).map((word) => word.toLowerCase());
    const start =
      wanted.length > 0 ? words.findIndex((_, at) => at >= next && wanted.every((word, by) => words[at + by]?.word === word)) : next;
    if (start < 0) {
      missing.push(cue);
      continue;
    }
    const last = start + wanted.length - 1;
    for (let at = words[start]?.at ?? 0; at <= (words[last]?.at ?? -1); at++) cueOf.set(at, cue);
    next = start + wanted.length;
  }
  return { html: joined(pieces, cueOf), missing };
}

/** A span never reaches over a tag, so that elements stay nested. */
function joined(pieces: readonly string[], cueOf: ReadonlyMap<number, Cue>): string {
  const isTag = (piece: string | undefined) => piece?.startsWith("<") === true;
  return pieces
    .map((piece, at) => {
      const cue = isTag(piece) ? undefined : cueOf.get(at);
      if (!cue) return piece;
      const opens = cueOf.get(at - 1) !== cue || isTag(pieces[at - 1]);
      const closes = cueOf.get(at + 1) !== cue || isTag(pieces[at + 1]);
      return `${opens ? `<span data-cue="${cue.from} ${cue.until}">` : ""}${piece}${closes ? "</span>" : ""}`;
    })
    .join("");
}
