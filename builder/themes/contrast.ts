/** A colour as `#rrggbb`, in lower case. */
export type Colour = string;

/** `#rgb` or `#rrggbb` as `#rrggbb`; `undefined` for anything else. */
export function readColour(text: string): Colour | undefined {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(text.trim().toLowerCase())?.[1];
  if (digits === undefined) return undefined;
  return `#${digits.length === 3 ? digits.replace(/./g, "$&$&") : digits}`;
}

/** Contrast of two colours, 1 … 21 (WCAG 2.2, "contrast ratio" and "relative luminance"). */
export function contrast(a: Colour, b: Colour): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}

/** A ratio to read: two decimals, cut and not rounded, so that what fails never reads as if it passed. */
export function ratioText(ratio: number): string {
  return (Math.floor(ratio * 100 + 1e-9) / 100).toFixed(2).replace(/\.?0+$/, "");
}

/** The colour nearest to `ink`, darker or lighter, that reaches `ratio` on all grounds; `undefined` where none does. */
export function nearestPassing(ink: Colour, grounds: readonly Colour[], ratio: number): Colour | undefined {
  const passes = (colour: Colour) => grounds.every((ground) => contrast(colour, ground) >= ratio);
  for (let share = 0; share <= 100; share++) {
    const found = ["#000000", "#ffffff"].map((end) => mix(ink, end, share / 100)).find(passes);
    if (found !== undefined) return found;
  }
  return undefined;
}

function mix(from: Colour, to: Colour, share: number): Colour {
  const [start, end] = [channels(from), channels(to)];
  const mixed = start.map((value, index) => Math.round(value + ((end[index] ?? value) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Red, green and blue, 0 … 255. */
function channels(colour: Colour): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
