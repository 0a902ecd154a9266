import type { MarkdownIt } from "markdown-it";
import type { BlockFile } from "../../../templates/contract/block-kind.ts";
import type { PictureSource } from "../../../templates/contract/question.ts";
import type { Place } from "../../diagnostics/diagnostic.ts";
import type { Report } from "../../diagnostics/report.ts";
import type { Kinds } from "../kinds.ts";

/** What every part of reading one module needs. */
export interface Reading {
  readonly markdown: MarkdownIt;
  readonly report: Report;
  readonly kinds: Kinds;
  /** Names that may follow `::: for`. */
  readonly audiences: readonly string[];
  /** Ids of the module's objectives. */
  readonly objectives: readonly string[];
  /** Line of each question id that was met so far; filled while reading. */
  readonly questionLines: Map<string, number>;
  /** Words of the lock file for the options of a question. */
  readonly optionNames: Readonly<Record<string, readonly { readonly id: string; readonly text: string }[]>>;
  /** Width and height of a picture by its name within the module's folder; `undefined` where its file is missing or says none. */
  readonly sizeOf: (source: string) => PictureSource["size"];
  /** A file of the module by its name `media/…`. */
  readonly fileOf: (name: string) => BlockFile | undefined;
  /** The text of a line, 0-based within the Markdown. */
  readonly lineAt: (line: number) => string;
  /** The first place of `needle` from a line (0-based within the Markdown) on; the line's first letter where it is not found. */
  readonly placeOf: (line: number, needle?: string) => Place;
}

/** Looks at most 40 lines ahead: a block of text is rarely longer, and a wrong place far below would mislead. */
export function placeFinder(file: string, lines: readonly string[], linesAbove: number): Reading["placeOf"] {
  return (line, needle = "") => {
    for (let at = line; needle !== "" && at < Math.min(lines.length, line + 40); at++) {
      const column = (lines[at] ?? "").indexOf(needle);
      if (column >= 0) return { file, line: at + linesAbove + 1, column: column + 1 };
    }
    const indent = /\S/.exec(lines[line] ?? "")?.index ?? 0;
    return { file, line: line + linesAbove + 1, column: indent + 1 };
  };
}
