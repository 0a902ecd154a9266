import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Content, Target, Unit } from "../../templates/contract/target.ts";
import { compare } from "../diagnostics/diagnostic.ts";
import { onceFor } from "./once.ts";
import { mediaPath } from "./render/page.ts";
import type { TemplateSet } from "./render/templates.ts";
import type { ComposedCourse } from "./types.ts";

/** A file of a package: path with `/`, and what is in it. Pieces that are the same in many files are the same value. */
export interface Entry {
  readonly path: string;
  readonly pieces: readonly (string | Uint8Array)[];
}

/** The runtime asks for this file to learn whether its host still answers (rule COMMIT-4). */
const CONNECTION_FILE = { path: "connection.txt", text: "curricle" };

const LICENCES_FILE = "licences.txt";

/** A document of a package, rendered. */
export interface UnitDocument extends Unit {
  readonly pieces: readonly string[];
}

/** All files of one package, sorted by path. */
export async function assemble(
  composed: ComposedCourse,
  target: Target,
  { units, licences }: { readonly units: readonly UnitDocument[]; readonly licences: string },
  { templates, npmFile }: { readonly templates: TemplateSet; readonly npmFile: NpmFile },
): Promise<Entry[]> {
  const content: Entry[] = [
    ...units.map(({ path, pieces }) => ({ path, pieces })),
    { path: CONNECTION_FILE.path, pieces: [CONNECTION_FILE.text] },
    { path: LICENCES_FILE, pieces: [licences] },
    ...usedMedia(composed, units),
  ];
  const paths = content.map(({ path }) => path).sort(compare);
  const render = (template: string, values: object) => templates.template(`targets/${target.id}/${template}`)(values);
  const own = await Promise.all(
    target.files({ course: composed.course, units, paths, colours: frameColours(composed) }, render).map(async (file): Promise<Entry> => {
      if ("text" in file) return { path: file.path, pieces: [file.text] };
      return { path: file.path, pieces: [await npmFile(file.from.package, file.from.file)] };
    }),
  );
  return [...content, ...own].sort((a, b) => compare(a.path, b.path));
}

function usedMedia({ modules, theme: { logo } }: ComposedCourse, units: readonly UnitDocument[]): Entry[] {
  const media = modules.flatMap(({ module }) =>
    module.media
      .map((file) => ({ path: mediaPath(module, file), pieces: [file.bytes] }))
      .filter(({ path }) => units.some(({ pieces }) => pieces.some((piece) => piece.includes(`"${path}"`)))),
  );
  return logo ? [...media, { path: logo.path, pieces: [logo.bytes] }] : media;
}

function frameColours({ theme: { colours } }: ComposedCourse): Content["colours"] {
  return { brand: colours["brand"]?.light ?? "", sheet: colours["sheet"]?.light ?? "" };
}

export type NpmFile = (name: string, file: string) => Promise<Uint8Array>;

/** Reads files of installed npm packages, each once. */
export function newNpmFiles(): NpmFile {
  const folderOf = onceFor(npmFolder);
  const read = onceFor((path: string) => readFile(path));
  return (name, file) => read(join(folderOf(name), file));
}

/** Folder of an npm package: files of it that were compiled into the tool, or wherever npm has put it. */
export function npmFolder(name: string): string {
  const require = createRequire(import.meta.url);
  const compiledIn = fileURLToPath(new URL("./npm", import.meta.url));
  for (const folder of [compiledIn, ...(require.resolve.paths(name) ?? [])]) {
    try {
      return dirname(require.resolve(join(folder, name, "package.json")));
    } catch {}
  }
  throw new Error(`The npm package ${name} is not installed.`);
}
