import type { Findings } from "./finding.ts";
import type { ZipEntry } from "./zip-directory.ts";

/** Most characters of a path in Moodle. */
const LONGEST = 255;
/** Moodle takes these out of names. */
const STRIPPED = /[&'":<>|`]/g;
const UNIX_TYPE = 0xf000;
const UNIX_LINK = 0xa000;

/** What is unsafe or refused in the names of entries. Returns false where unpacking would be dangerous. */
export function checkNames(entries: readonly ZipEntry[], findings: Findings): boolean {
  let safe = true;
  for (const { name, attributes } of entries) {
    const place = { file: name };
    const reason = unsafePart(name);
    const link = ((attributes >>> 16) & UNIX_TYPE) === UNIX_LINK;
    if (reason) findings.add("zip/unsafe-path", { file: printable(name) }, { reason });
    if (link) findings.add("zip/symbolic-link", place);
    safe &&= !reason && !link;
    if (reason || link) continue;
    const stripped = [...new Set(name.match(STRIPPED))];
    if (stripped.length > 0) findings.add("zip/name-characters", place, { characters: stripped.join(" ") });
    if (name.length > LONGEST) findings.add("zip/name-too-long", { file: `${name.slice(0, 60)}…` }, { length: name.length });
    if (/[^ -~]/.test(name)) findings.add("zip/name-not-ascii", place);
  }
  return checkCollisions(entries, findings) && safe;
}

function unsafePart(name: string): string | undefined {
  if (name === "") return "it is empty";
  if ([...name].some((character) => character < " " || character === "\u007f")) return "it has control characters";
  if (name.includes("\\")) return "it has a backslash";
  if (name.startsWith("/")) return "it is absolute";
  if (/^[a-z]:/i.test(name)) return "it names a drive";
  return name.split("/").includes("..") ? "it has .." : undefined;
}

function checkCollisions(entries: readonly ZipEntry[], findings: Findings): boolean {
  const files = new Map<string, string>();
  const folders = new Set(entries.flatMap(({ name }) => parentsOf(name)));
  let distinct = true;
  for (const { name } of entries) {
    if (name.endsWith("/")) continue;
    const other = files.get(name.toLowerCase());
    if (other === name) findings.add("zip/duplicate-name", { file: name });
    else if (other !== undefined) findings.add("zip/case-collision", { file: name }, { other });
    if (folders.has(name)) findings.add("zip/file-and-folder", { file: name });
    distinct &&= other === undefined && !folders.has(name);
    files.set(name.toLowerCase(), name);
  }
  return distinct;
}

/** Folders that a path implies: `a/b/c.txt` → `a`, `a/b`; `a/` → `a`. */
function parentsOf(name: string): string[] {
  const parts = name.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** A name that can be shown on a terminal. */
function printable(name: string): string {
  return name.replace(/[^ -~]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
