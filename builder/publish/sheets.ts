import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The style of a page that stands alone: what all such pages have in common, and then its own, by paths below `templates/`. */
export async function sheets(templates: string, ...own: readonly string[]): Promise<string> {
  const files = ["cards/sheet.css", ...own].map((path) => readFile(join(templates, path), "utf8"));
  return (await Promise.all(files)).join("");
}
