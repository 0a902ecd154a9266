import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseWords, type Words, wordsLanguage } from "../compile/words.ts";
import { compare } from "../diagnostics/diagnostic.ts";
import type { Report } from "../diagnostics/report.ts";

/** Words that a project's own templates and scripts say, by language. */
export type OwnWords = ReadonlyMap<string, Words>;

/**
 * What stands in `strings/<language>.json` below the project's `templates/`, `folder`. A key that the player has already, or that has
 * no English words, is reported. `english` are the player's own words.
 */
export async function readOwnWords(folder: string, english: Words, report: Report): Promise<OwnWords> {
  const names = (await readdir(join(folder, "strings")).catch(() => [])).filter((name) => name.endsWith(".json")).sort(compare);
  const words = new Map<string, Words>();
  for (const name of names) {
    const file = { path: `templates/strings/${name}`, text: await readFile(join(folder, "strings", name), "utf8") };
    const read = parseWords(file, report);
    if (read) words.set(wordsLanguage(file), read);
    for (const key of Object.keys(read ?? {})) {
      const line = file.text.split("\n").findIndex((text) => text.includes(JSON.stringify(key))) + 1;
      const place = { file: file.path, line: Math.max(line, 1), column: 1 };
      if (key in english) report.add("extension/name-taken", place, { what: "text", id: key, owner: "a text of the player" });
    }
  }
  const known = words.get("en") ?? {};
  for (const [language, own] of words) {
    const file = `templates/strings/${language}.json`;
    for (const key of Object.keys(own)) if (!(key in known)) report.add("strings/unknown-key", { file, line: 1, column: 1 }, { key });
  }
  return words;
}
