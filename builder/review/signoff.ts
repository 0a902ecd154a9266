import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { array, minLength, pipe, record, regex, strictObject, string } from "valibot";
import { stringify } from "yaml";
import type { Module, SourceFile } from "../compile/types.ts";
import { says } from "../compile/parse/described.ts";
import { day, text } from "../compile/parse/front-matter.ts";
import { readYaml } from "../compile/parse/yaml-document.ts";
import type { Report } from "../diagnostics/report.ts";
import { contentDigest, type Part, partDigest, partsOf } from "./parts.ts";

/** Somebody has read a module as it was on that day, and takes it for good. */
export interface SignOff {
  readonly name: string;
  /** What they answer for: clinical safety, the subject, accessibility … */
  readonly role: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** Of the whole module, all variants, pictures and translations included. */
  readonly content: string;
  /** Of each part, so that the next reader is told which have changed. */
  readonly parts: Readonly<Record<string, string>>;
}

const hex = (digits: number) => pipe(string("a text"), regex(new RegExp(`^[0-9a-f]{${digits}}$`), `${digits} hexadecimal digits`));

/** `modules/<id>/signoff.yaml` */
export const signOffSchema = strictObject({
  "sign-offs": pipe(
    array(
      strictObject({
        name: pipe(text(120), says("Who has read the module.")),
        role: pipe(text(120), says("What the reader answers for.")),
        date: pipe(day, says("The day of the sign-off, as YYYY-MM-DD.")),
        content: pipe(hex(16), says("A fingerprint of the module as it was read.")),
        parts: pipe(record(string(), hex(8)), says("A fingerprint of each part, so that the next reader is told which have changed.")),
      }),
      "a list of sign-offs",
    ),
    minLength(1, "a list with at least one sign-off"),
    says("Written by `curricle sign-off`; not to be edited by hand."),
  ),
});

const EXAMPLES = {
  "sign-offs": "\n  - {name: …, role: …, date: 2026-11-25, content: 0123456789abcdef, parts: {}}",
  name: "Name of the reader",
  role: "Clinical safety officer",
  date: "2026-11-25",
  content: "0123456789abcdef",
  parts: '{about: "01234567"}',
};

const HEAD = "# Written by curricle review --sign-off. Who has read this module, and as it was then (docs/reviewing.md).\n";

export function signOffPath({ id }: Pick<Module, "id">): string {
  return `modules/${id}/signoff.yaml`;
}

/** None after reporting why the file cannot be read. */
function readSignOffs(file: SourceFile, report: Report): readonly SignOff[] {
  const read = readYaml({ file: file.path, text: file.text, linesAbove: 0 }, signOffSchema, EXAMPLES, report);
  return read?.value["sign-offs"] ?? [];
}

/** All sign-offs of a module in the project's folder, the latest last. */
export async function readModuleSignOffs(root: string, module: Pick<Module, "id">, report: Report): Promise<readonly SignOff[]> {
  const path = signOffPath(module);
  const source = await readFile(join(root, path), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return undefined;
  });
  return source === undefined ? [] : readSignOffs({ path, text: source.replace(/\r\n?/g, "\n") }, report);
}

/** The file with one more sign-off. Only the latest keeps its parts. */
export function printSignOffs(earlier: readonly SignOff[], latest: SignOff): string {
  return HEAD + stringify({ "sign-offs": [...earlier.map((one) => ({ ...one, parts: {} })), latest] });
}

export function signOff(module: Module, by: Pick<SignOff, "name" | "role" | "date">): SignOff {
  const { name, role, date } = by;
  return {
    name,
    role,
    date,
    content: contentDigest(module),
    parts: Object.fromEntries(partsOf(module).map((part) => [part.id, partDigest(part)])),
  };
}

/** The latest sign-off of what the module says now. */
export function validSignOff(module: Module, signOffs: readonly SignOff[]): SignOff | undefined {
  const content = contentDigest(module);
  return signOffs.findLast((one) => one.content === content);
}

/** How a part stands beside the latest sign-off; `undefined` where nothing has been signed off. */
export function sinceSignOff(part: Part, signOffs: readonly SignOff[]): "same" | "changed" | "new" | undefined {
  const known = signOffs.at(-1)?.parts;
  if (!known) return undefined;
  const before = known[part.id];
  if (before === undefined) return "new";
  return before === partDigest(part) ? "same" : "changed";
}
