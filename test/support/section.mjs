import { readFileSync, writeFileSync } from "node:fs";

/** Replaces what stands in a document between the two comments that name `maker`. */
export function writeSection(document, maker, text) {
  const [start, end] = ["start", "end"].map((edge) => `<!-- made by ${maker}: ${edge} -->`);
  const old = readFileSync(document, "utf8");
  if (!old.includes(start) || !old.includes(end)) throw new Error(`${document} has no place for what ${maker} makes.`);
  writeFileSync(document, `${old.slice(0, old.indexOf(start) + start.length)}\n\n${text}\n\n${old.slice(old.indexOf(end))}`);
}
