import { integer, maxLength, maxValue, minValue, number, optional, pipe, record, regex, strictObject, string, unknown } from "valibot";
import { listed, says, themeColours } from "../compile/parse/described.ts";
import { text } from "../compile/parse/front-matter.ts";
import { type PlaceOf, readYaml } from "../compile/parse/yaml-document.ts";
import type { Sources } from "../compile/types.ts";
import type { Place } from "../diagnostics/diagnostic.ts";
import type { Report } from "../diagnostics/report.ts";
import { suggest } from "../diagnostics/suggest.ts";
import { isEnough, measurePairs, type MeasuredPair, remedyFor } from "./check-contrast.ts";
import { readColour, ratioText } from "./contrast.ts";
import { logoSchema, type LogoWish, readLogo } from "./logo.ts";
import { type ContrastRule, MODES, type Shades, type Theme } from "./theme.ts";

/** What a project changes of the looks of all its courses. */
export interface LookWishes {
  readonly colours: Readonly<Record<string, unknown>>;
  readonly logo: LogoWish | undefined;
  readonly placeOf: PlaceOf;
}

/** The tool's side: its themes, and which of their colours meet. */
export interface ThemeKit {
  readonly ownThemes: readonly Theme[];
  readonly contrastRules: readonly ContrastRule[];
}

/** A theme with the places where the project has set its colours. */
export interface PlacedTheme {
  readonly theme: Theme;
  readonly places: ReadonlyMap<string, Place>;
}

/** What `colours` holds is checked one by one. */
export const coloursSchema = optional(pipe(record(string(), unknown(), "a list of colours"), themeColours()), {});

/** `modules/themes/<id>/theme.json` */
export const themeSchema = strictObject({
  base: pipe(text(32), listed("baseThemes"), says("The theme of curricle that draws this one.")),
  label: optional(pipe(text(120), says("What the theme is for, in one line."))),
  colours: pipe(coloursSchema, says("Colours that differ from the base, by name.")),
  font: optional(
    pipe(
      string("a font stack"),
      maxLength(200, "at most 200 characters"),
      regex(/^[A-Za-z0-9 "'-]+(,[A-Za-z0-9 "'-]+)*$/, "names of fonts with commas between them"),
      says("Fonts that are on learners' devices, the first choice first, with commas between them. No font is sent."),
    ),
  ),
  corner: optional(
    pipe(
      number("a number of pixels"),
      integer(),
      minValue(0, "0 to 24"),
      maxValue(24, "0 to 24"),
      says("How round corners are: the radius in pixels, from 0 to 24."),
    ),
  ),
  logo: optional(pipe(logoSchema, says("A picture that stands in the header and on the certificate, in the place of the project's."))),
});

const EXAMPLES = {
  base: '"plain"',
  label: '"Anytown Hospitals"',
  colours: '{ "link": { "light": "#1d4f91", "dark": "#93bdf5" } }',
  font: '"Verdana, sans-serif"',
  corner: "4",
  logo: '{ "file": "logo.svg", "alt": "Anytown Hospitals" }',
  file: '"logo.svg"',
  alt: '"Anytown Hospitals"',
};

const FOLDER = "modules/themes/";

/** The tool's themes and the project's own, both with what the project changes of all. What is wrong is reported and left out. */
export function readThemes(
  sources: Pick<Sources, "themes" | "logos">,
  kit: ThemeKit,
  wishes: LookWishes | undefined,
  report: Report,
): readonly PlacedTheme[] {
  const started: readonly PlacedTheme[] = kit.ownThemes.map((theme) => ({ theme, places: new Map() }));
  const added = sources.themes.flatMap(({ id, file }): PlacedTheme[] => {
    const path = `${FOLDER}${id}/theme.json`;
    const top = { file: path, line: 1, column: 1 };
    if (kit.ownThemes.some((own) => own.id === id)) report.add("theme/name-taken", top, { name: id });
    else if (!file) report.add("theme/missing-file", top, { name: id });
    else {
      const read = readYaml({ file: path, text: file.text, linesAbove: 0 }, themeSchema, EXAMPLES, report);
      if (!read) return [];
      const { base: name, colours, font, corner, logo } = read.value;
      const base = kit.ownThemes.find((own) => own.id === name);
      if (!base) {
        const known = kit.ownThemes.map((own) => own.id);
        report.add("theme/unknown-base", read.placeOf(["base"]), { name, suggestion: suggest(name, known), known: known.join(", ") });
        return [];
      }
      const plain = { ...base, id, files: [path], ...(font !== undefined && { font }), ...(corner !== undefined && { corner }) };
      const wish = logo && { ...logo, place: read.placeOf(["logo"]) };
      return [change({ theme: plain, places: new Map() }, { colours, logo: wish, placeOf: read.placeOf }, sources, report)];
    }
    return [];
  });
  const all = [...started, ...added];
  if (!wishes) return all;
  // What is wrong with them is said once, not for each theme.
  const [first, ...rest] = all.map((theme, index) =>
    change(theme, wishes, sources, index === 0 ? report : { ...report, add: () => undefined }),
  );
  return first ? [first, ...rest] : [];
}

function change({ theme, places }: PlacedTheme, wishes: LookWishes, { logos }: Pick<Sources, "logos">, report: Report): PlacedTheme {
  const colours = new Map(Object.entries(theme.colours));
  const set = new Map(places);
  for (const [name, wished] of Object.entries(wishes.colours)) {
    const place = wishes.placeOf(["colours", name]);
    const before = colours.get(name);
    const shades = before && readShades(wished, before);
    if (!before) {
      report.add("theme/unknown-colour", place, {
        name,
        suggestion: suggest(name, [...colours.keys()]),
        known: [...colours.keys()].join(", "),
      });
    } else if (!shades) report.add("theme/bad-colour", place, { name, value: JSON.stringify(wished) });
    else {
      colours.set(name, shades);
      set.set(name, place);
    }
  }
  const logo = wishes.logo && readLogo(wishes.logo, logos, report);
  const files = logo ? [...theme.files.filter((file) => file !== theme.logo?.file), logo.file] : theme.files;
  return { theme: { ...theme, colours: Object.fromEntries(colours), files, ...(logo && { logo }) }, places: set };
}

/** One colour for both, or one for each; what is left out stays. */
function readShades(wished: unknown, before: Shades): Shades | undefined {
  const given = typeof wished === "string" ? { light: wished, dark: wished } : wished;
  if (typeof given !== "object" || given === null) return undefined;
  const entries = Object.entries(given).map(([mode, value]) => [mode, typeof value === "string" ? readColour(value) : undefined] as const);
  const sound = entries.length > 0 && entries.every(([mode, colour]) => MODES.some((known) => known === mode) && colour !== undefined);
  return sound ? { ...before, ...(Object.fromEntries(entries) as Partial<Shades>) } : undefined;
}

/** Reports every pair of colours that is too close, at the colour that the project has set. */
export function checkThemes(themes: readonly PlacedTheme[], rules: readonly ContrastRule[], report: Report): void {
  const told = new Set<string>();
  for (const { theme, places } of themes) {
    const pairs = measurePairs(theme, rules);
    for (const pair of worstOf(pairs.filter((measured) => !isEnough(measured)))) {
      const place = [...pair.ink, pair.on].flatMap((name) => places.get(name) ?? [])[0] ?? {
        file: theme.files[0] ?? "modules/project.yaml",
        line: 1,
        column: 1,
      };
      const better = remedyFor(pair, pairs, theme);
      const values = {
        what: pair.what,
        ink: pair.ink.map((name) => `${name} (${theme.colours[name]?.[pair.mode]})`).join(" or "),
        on: `${pair.on} (${theme.colours[pair.on]?.[pair.mode]})`,
        mode: pair.mode,
        ratio: ratioText(pair.ratio),
        least: pair.least,
        criterion: pair.criterion,
        name: better.name,
        colour: better.colour,
      };
      const key = JSON.stringify([place, values]);
      if (!told.has(key)) report.add("theme/low-contrast", place, values);
      told.add(key);
    }
  }
}

/** Of two rules about the same colours the stricter one. */
function worstOf(failing: readonly MeasuredPair[]): MeasuredPair[] {
  const same = (a: MeasuredPair, b: MeasuredPair) => a.mode === b.mode && a.on === b.on && a.ink.join() === b.ink.join();
  return failing.filter(
    (pair, index) =>
      !failing.some((other, at) => same(pair, other) && (other.least > pair.least || (other.least === pair.least && at < index))),
  );
}
