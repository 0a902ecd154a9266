import type { Report } from "../diagnostics/report.ts";
import type { Kit } from "./kit.ts";
import { languageFor } from "./parse/plans.ts";
import type { SourceFile } from "./types.ts";

/** The player's words in one language. */
export type Words = Readonly<Record<string, string>>;

/** The language of a file of words: `ar` of `modules/strings/ar.json`. */
export function wordsLanguage({ path }: Pick<SourceFile, "path">): string {
  return (path.split("/").at(-1) ?? "").replace(/\.json$/, "");
}

/**
 * The player's words for a course's language: the project's own before the tool's, and English for what neither has. What is wrong
 * with the project's is reported once.
 */
export async function readWords(
  files: readonly SourceFile[],
  kit: Pick<Kit, "languages" | "strings">,
  report: Report,
): Promise<(language: string) => Words> {
  const english = await kit.strings("en");
  const known = new Map<string, Words>();
  for (const language of kit.languages) known.set(language, await kit.strings(language));
  for (const file of files) {
    const own = parseWords(file, report);
    const language = wordsLanguage(file);
    if (own) known.set(language, completed(own, known.get(language), { english, language, file, report }));
  }
  return (language) => known.get(languageFor(language, [...known.keys()]) ?? "en") ?? english;
}

/** The texts of a file by their keys; `undefined` after reporting why it cannot be read. */
export function parseWords(file: SourceFile, report: Report): Words | undefined {
  const top = { file: file.path, line: 1, column: 1 };
  try {
    const words = JSON.parse(file.text) as unknown;
    const isWords = typeof words === "object" && words !== null && Object.values(words).every((text) => typeof text === "string");
    if (isWords) return words as Words;
    report.add("strings/cannot-read", top, { reason: "it is no list of keys with a text each" });
  } catch (error) {
    report.add("strings/cannot-read", top, { reason: (error as Error).message });
  }
  return undefined;
}

interface Completing {
  readonly english: Words;
  readonly language: string;
  readonly file: SourceFile;
  readonly report: Report;
}

/** The form of a counted text, at the end of its key. */
export const FORM = /\.(zero|one|two|few|many|other)$/;
const placeholders = (text: string) => [...new Set(text.match(/(?<=\{)\w+(?=\})/g))].sort().join(", ");

function completed(own: Words, tool: Words | undefined, { english, language, file, report }: Completing): Words {
  const top = { file: file.path, line: 1, column: 1 };
  const isCounted = (key: string) => FORM.test(key) && `${key.replace(FORM, "")}.other` in english;
  const englishOf = (key: string) => english[key] ?? (isCounted(key) ? english[key.replace(FORM, ".other")] : undefined);
  const lines = file.text.split("\n");
  for (const [key, text] of Object.entries(own)) {
    const line = lines.findIndex((candidate) => candidate.includes(JSON.stringify(key))) + 1 || 1;
    const place = { file: file.path, line, column: 1 };
    const model = englishOf(key);
    if (model === undefined) report.add("strings/unknown-key", place, { key });
    else if (placeholders(model) !== placeholders(text))
      report.add("strings/other-placeholders", place, {
        key,
        wanted: placeholders(model) || "no value",
        found: placeholders(text) || "no value",
      });
  }
  const base = tool ?? english;
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const wanted = Object.keys(english).flatMap((key) => {
    if (!isCounted(key)) return [key];
    return key.endsWith(".other") ? forms.map((form) => key.replace(FORM, `.${form}`)) : [];
  });
  const missing = tool ? [] : wanted.filter((key) => !(key in own));
  if (missing.length > 0)
    report.add("strings/missing-keys", top, {
      language,
      count: missing.length,
      keys: `${missing.slice(0, 5).join(", ")}${missing.length > 5 ? " …" : ""}`,
    });
  // A form that is missing falls back to the other of the same language, where there is one.
  const kept = Object.entries(base).filter(([key]) => tool !== undefined || !isCounted(key) || !(key.replace(FORM, ".other") in own));
  return { ...Object.fromEntries(kept), ...own };
}
