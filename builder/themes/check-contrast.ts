import { type Colour, contrast, nearestPassing } from "./contrast.ts";
import { type ContrastRule, type Mode, MODES, type Theme } from "./theme.ts";

/** One ground with what stands on it, measured. */
export interface MeasuredPair {
  readonly what: string;
  readonly criterion: string;
  readonly mode: Mode;
  /** Names of properties; with several, the best of them counts. */
  readonly ink: readonly string[];
  readonly on: string;
  readonly ratio: number;
  readonly least: number;
}

/** Every pair that the layout uses, in light and dark, in the order of the rules. */
export function measurePairs(
  { colours, textContrast }: Pick<Theme, "colours" | "textContrast">,
  rules: readonly ContrastRule[],
): MeasuredPair[] {
  return rules.flatMap(({ what, criterion, ratio, either, ink, on }) => {
    const least = ratio === "text" ? textContrast : ratio;
    const groups = either ? [ink] : ink.map((name) => [name]);
    return MODES.flatMap((mode) =>
      groups.flatMap((group) =>
        on.map((ground): MeasuredPair => {
          const ratios = group.map((name) => contrast(colourOf(colours, name, mode), colourOf(colours, ground, mode)));
          return { what, criterion, mode, ink: group, on: ground, ratio: Math.max(...ratios), least };
        }),
      ),
    );
  });
}

export function isEnough({ ratio, least }: MeasuredPair): boolean {
  return ratio >= least;
}

/** What could stand in place of a pair's ink, else of its ground: the nearest colour that passes beside everything it is used with. */
export function remedyFor(
  pair: MeasuredPair,
  all: readonly MeasuredPair[],
  { colours }: Pick<Theme, "colours">,
): { name: string; colour: Colour } {
  const { mode, on, least } = pair;
  const [name = ""] = pair.ink;
  const ground = colourOf(colours, on, mode);
  const ink = colourOf(colours, name, mode);
  const beside = all.filter((other) => other.mode === mode && other.ink.length === 1 && other.ink[0] === name);
  const grounds = beside.map((other) => colourOf(colours, other.on, mode));
  const strictest = Math.max(least, ...beside.map((other) => other.least));
  const better = nearestPassing(ink, grounds.length > 0 ? grounds : [ground], strictest) ?? nearestPassing(ink, [ground], least);
  if (better !== undefined) return { name, colour: better };
  return { name: on, colour: nearestPassing(ground, [ink], least) ?? ground };
}

function colourOf(colours: Theme["colours"], name: string, mode: Mode): Colour {
  const shades = colours[name];
  if (!shades) throw new Error(`The rules of contrast name the colour ${name}, which a theme does not have.`);
  return shades[mode];
}
