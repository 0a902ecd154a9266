import { SourceMap } from "node:module";
import type { Place } from "../diagnostics/diagnostic.ts";
import type { SourceMapText } from "./compile.ts";

/** Says where in an extension's own files something is. */
export interface ExtensionPlaces {
  /** Where an error was thrown; the first line of the main file where the error does not say. */
  ofError(error: unknown): Place;
  /** Where a file, by its path from the project's root, first says a name as a key or a function; its first line where it does not. */
  ofName(name: string, file: string): Place;
}

/** Frames of a stack that are in the compiled script `script`, innermost first. */
const frames = (script: string, stack: string) =>
  stack.split("\n").flatMap((line) => {
    const at = line.lastIndexOf(`${script}:`);
    const [, row, column] = (at < 0 ? null : /^(\d+):(\d+)/.exec(line.slice(at + script.length + 1))) ?? [];
    return row === undefined || column === undefined ? [] : [{ row: Number(row), column: Number(column) }];
  });

/** `script` is what stacks call the compiled script; `main` the file to name where nothing better is known. */
export function placesIn(map: SourceMapText, script: string, main: string): ExtensionPlaces {
  const top = { file: main, line: 1, column: 1 };
  const isOwn = (source: string) => source.startsWith("templates/");
  return {
    ofError(error) {
      const source = new SourceMap({ ...map, file: script, sourceRoot: "" });
      for (const { row, column } of frames(script, stackOf(error))) {
        const entry = source.findEntry(row - 1, column - 1);
        if ("originalSource" in entry && isOwn(entry.originalSource))
          return { file: entry.originalSource, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
      }
      return top;
    },
    ofName(name, file) {
      const pattern = new RegExp(`(?<![\\w$.])["']?${name}["']?\\s*[:(<=]`);
      const lines = (map.sourcesContent[map.sources.indexOf(file)] ?? "").split("\n");
      const line = Math.max(
        lines.findIndex((text) => pattern.test(text)),
        0,
      );
      return { file, line: line + 1, column: Math.max(lines[line]?.search(pattern) ?? 0, 0) + 1 };
    },
  };
}

function stackOf(error: unknown): string {
  return typeof error === "object" && error !== null && "stack" in error ? String(error.stack) : "";
}

/** What an error says, whatever was thrown. */
export function reasonOf(error: unknown): string {
  const text = typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error);
  return text.trim().replace(/\s+/g, " ").replace(/\.?$/, ".");
}
