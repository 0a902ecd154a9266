/** Percent, 0 … 100. */
export interface Rates {
  readonly sensitivity: number;
  readonly specificity: number;
  readonly prevalence: number;
}

/** Whole people; all four together are `PEOPLE`. */
export interface Groups {
  /** Ill and flagged. */
  readonly found: number;
  /** Ill and not flagged. */
  readonly missed: number;
  /** Well and flagged. */
  readonly alarms: number;
  /** Well and not flagged. */
  readonly cleared: number;
}

const PEOPLE = 1000;
/** People in a row of the picture; a person is `SIDE` wide and high. */
const ROW = 40;
const SIDE = 10;

/** Rounds the ill first, then the flagged among the ill and among the well, so that nobody is lost or counted twice. */
export function groupsFor({ sensitivity, specificity, prevalence }: Rates): Groups {
  const ill = Math.round((PEOPLE * prevalence) / 100);
  const found = Math.round((ill * sensitivity) / 100);
  const cleared = Math.round(((PEOPLE - ill) * specificity) / 100);
  return { found, missed: ill - found, alarms: PEOPLE - ill - cleared, cleared };
}

/** Everything that the block says, by the name of its place in the texts; `ppv` and `npv` are "" where there is nobody to speak of. */
export type Said = Readonly<Record<keyof Rates | keyof Groups | "ill" | "well" | "flagged" | "clear" | "ppv" | "npv", string>>;

export function saidOf(rates: Rates): Said {
  const { found, missed, alarms, cleared } = groupsFor(rates);
  const [flagged, clear] = [found + alarms, missed + cleared];
  const counts = { found, missed, alarms, cleared, ill: found + missed, well: alarms + cleared, flagged, clear };
  const shown = Object.fromEntries(Object.entries({ ...rates, ...counts }).map(([name, number]) => [name, inDigits(number)]));
  return { ...shown, ppv: share(found, flagged), npv: share(cleared, clear) } as Said;
}

function inDigits(number: number): string {
  return number === PEOPLE ? "1,000" : `${number}`;
}

/** Percent of at most `PEOPLE`, whole but near the ends, where it never says none or all unless it is so. "" of nobody. */
export function share(part: number, whole: number): string {
  if (whole === 0) return "";
  const percent = (part * 100) / whole;
  const isNearEnd = (part > 0 && percent < 1) || (part < whole && percent > 99);
  return `${isNearEnd ? tenths(percent) : Math.round(percent)}`;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

/** What an author or a learner wrote as a rate: percent, to one decimal; `undefined` where it is no number from 0 to 100. */
export function rateOf(text: string): number | undefined {
  const value = /^\s*\d+([.,]\d+)?\s*%?\s*$/.test(text) ? Number.parseFloat(text.replace(",", ".")) : Number.NaN;
  return value >= 0 && value <= 100 ? tenths(value) : undefined;
}

/** Outline of each group in the picture, as an SVG path. The groups follow one another, row by row. */
export function outlines({ found, missed, alarms, cleared }: Groups): Readonly<Record<keyof Groups, string>> {
  return {
    found: outline(0, found),
    missed: outline(found, missed),
    alarms: outline(found + missed, alarms),
    cleared: outline(found + missed + alarms, cleared),
  };
}

/** The rest of a row, whole rows, and the start of a row. */
function outline(from: number, count: number): string {
  const to = from + count;
  const pieces: string[] = [];
  for (let at = from; at < to; ) {
    const column = at % ROW;
    const rows = column === 0 ? Math.max(1, Math.floor((to - at) / ROW)) : 1;
    const columns = Math.min(ROW - column, to - at);
    const [width, height] = [columns * SIDE, rows * SIDE];
    pieces.push(`M${column * SIDE} ${Math.floor(at / ROW) * SIDE}h${width}v${height}h-${width}z`);
    at += columns * rows;
  }
  return pieces.join("");
}
