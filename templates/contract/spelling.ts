/** How typed words are compared with the author's. */
export interface Leniency {
  /** Capital letters matter. */
  readonly exact?: true;
  /** How many letters may be wrong; where nothing is said, one in words of five letters or more. */
  readonly typos?: number;
}

/** The most characters of a spelling, and of what a learner may type. */
export const LONGEST_SPELLING = 40;

/**
 * The place of the spelling that `typed` is closest to, the first of several; -1 where it is none. Spaces, hyphens, accents and
 * the shape of quotation marks never matter. Digits always do: a slip in a number is another number.
 */
export function closest(spellings: readonly string[], typed: string, leniency: Leniency): number {
  let best = -1;
  let least = Infinity;
  for (const [place, spelling] of spellings.entries()) {
    const distance = slips(spelling, typed, leniency);
    if (distance >= least) continue;
    best = place;
    least = distance;
  }
  return best;
}

/** What of a text is compared. */
export function compared(text: string, { exact }: Leniency): string {
  const plain = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f\u064b-\u0652\s\u00ad\p{Pd}]/gu, "")
    .replace(/\p{Pi}|\p{Pf}/gu, "'")
    .normalize("NFC");
  return exact ? plain : plain.toLowerCase();
}

/** How many letters are wrong; `Infinity` for too many. */
function slips(spelling: string, typed: string, { exact, typos }: Leniency): number {
  const [right, given] = [spelling, typed].map((text) => compared(text, { exact: true })) as [string, string];
  const [folded, givenFolded] = [right.toLowerCase(), given.toLowerCase()];
  if (folded.replace(/\D/g, "") !== givenFolded.replace(/\D/g, "")) return Infinity;
  const distance = editDistance([...folded], [...givenFolded]);
  // Where capitals matter, no slip may be one of them.
  if (exact && editDistance([...right], [...given]) > distance) return Infinity;
  const letters = folded.match(/\p{L}/gu) ?? [];
  return distance <= (typos ?? (letters.length >= 5 ? 1 : 0)) ? distance : Infinity;
}

/** Letters to add, remove, replace or swap with their neighbour (optimal string alignment). */
function editDistance(a: readonly string[], b: readonly string[]): number {
  let beforeLast: number[] = [];
  let last = [...Array(b.length + 1).keys()];
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      next[column] = Math.min(
        at(last, column) + 1,
        at(next, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, column - 2) + 1 : Infinity,
      );
    }
    [beforeLast, last] = [last, next];
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
