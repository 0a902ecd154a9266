import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { compare } from "../diagnostics/diagnostic.ts";
import type { Colour } from "./contrast.ts";

/** A colour in light and in dark surroundings. */
export interface Shades {
  readonly light: Colour;
  readonly dark: Colour;
}

export type Mode = keyof Shades;

export const MODES: readonly Mode[] = ["light", "dark"];

/** A picture of the project's own that stands in the header and on the certificate. */
export interface Logo {
  /** From the project's root. */
  readonly file: string;
  /** Within the package. */
  readonly path: string;
  readonly alt: string;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A look: one of the tool's drawings, and the values of the custom properties that it is drawn with. */
export interface Theme {
  readonly id: string;
  /** The theme of the tool that draws it. */
  readonly base: string;
  /** Least contrast of text, 4.5 or 7. */
  readonly textContrast: number;
  readonly font: string;
  /** Radius of corners, CSS pixels. */
  readonly corner: number;
  /** By the names of the custom properties, without the hyphens before them. */
  readonly colours: Readonly<Record<string, Shades>>;
  readonly logo?: Logo;
  /** Files of the project that it was made from; paths from its root. */
  readonly files: readonly string[];
}

/** `templates/themes/<id>/theme.json`, as far as the builder reads it. */
interface ThemeFile {
  readonly "text-contrast": number;
  readonly font: string;
  readonly corner: number;
  readonly colours: Readonly<Record<string, Colour | Shades>>;
}

/** Colours that the layout puts on each other. `on` are grounds; with `either` one of the inks is enough. */
export interface ContrastRule {
  readonly what: string;
  /** Of WCAG 2.2. */
  readonly criterion: string;
  /** `text` stands for what the theme asks of text. */
  readonly ratio: number | "text";
  readonly either?: true;
  readonly ink: readonly string[];
  readonly on: readonly string[];
}

/** The tool's own themes, sorted by id. `folder` is the absolute path of `templates/themes/`. */
export async function readOwnThemes(folder: string, ids: readonly string[]): Promise<readonly Theme[]> {
  return Promise.all(
    [...ids].sort(compare).map(async (id): Promise<Theme> => {
      const file = JSON.parse(await readFile(join(folder, id, "theme.json"), "utf8")) as ThemeFile;
      const colours = Object.entries(file.colours).map(([name, colour]) => [name, shadesOf(colour)] as const);
      return {
        id,
        base: id,
        textContrast: file["text-contrast"],
        font: file.font,
        corner: file.corner,
        colours: Object.fromEntries(colours),
        files: [],
      };
    }),
  );
}

export async function readContrastRules(folder: string): Promise<readonly ContrastRule[]> {
  return JSON.parse(await readFile(join(folder, "pairs.json"), "utf8")) as readonly ContrastRule[];
}

function shadesOf(colour: Colour | Shades): Shades {
  return typeof colour === "string" ? { light: colour, dark: colour } : colour;
}

/** The theme whose dark side is what learners get who choose high contrast in the player, whatever the course's theme. */
const HIGH_CONTRAST = "high-contrast";

/**
 * The values of a theme as CSS. `light` and `dark` are switches of `layout/colours.css`. Where the theme is not drawn in high
 * contrast itself, the values of that choice come with it.
 */
export function themeValues({ base, font, corner, colours }: Theme, own: readonly Theme[]): string {
  const declared = Object.entries(colours).map(([name, { light, dark }]) =>
    light === dark ? `--${name}:${short(light)}` : `--${name}:var(--light,${short(light)})var(--dark,${short(dark)})`,
  );
  const contrast = base === HIGH_CONTRAST ? undefined : own.find(({ id }) => id === HIGH_CONTRAST);
  const chosen = Object.entries(contrast?.colours ?? {}).map(([name, { dark }]) => `--${name}:${short(dark)}`);
  const choice = chosen.length > 0 ? `@media screen{html[data-colours=contrast]{${chosen.join(";")}}}` : "";
  return `:root{--font:${font};--corner:${corner}px;${declared.join(";")}}${choice}`;
}

/** `#aabbcc` as `#abc`. */
function short(colour: Colour): Colour {
  return colour.replace(/^#(.)\1(.)\2(.)\3$/, "#$1$2$3");
}
