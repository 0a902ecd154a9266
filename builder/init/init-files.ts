import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { moduleText } from "../commands/new-texts.ts";
import type { Kit, KitFolders } from "../compile/kit.ts";
import { compare, fill } from "../diagnostics/diagnostic.ts";
import type { FileSchema } from "../schemas/schemas.ts";
import { type EditorFile, editorFiles } from "./editor.ts";
import { snippetFile } from "./snippets.ts";

export interface InitSetting {
  /** Name of the project, lower-case words joined by hyphens. */
  readonly name: string;
  /** What npm installs as curricle. */
  readonly curricle: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** The day by which the first module must be read again, `YYYY-MM-DD`. */
  readonly review: string;
}

/** Schemas and tool in an authors' repository, where npm has put them. */
const INSTALLED = { schemas: "./node_modules/curricle/builder/compiled/schemas", command: "npx curricle" };

/** npm leaves files of these names out of a package, or reads them as its own. */
const REAL_PATHS: Readonly<Record<string, string>> = {
  gitignore: ".gitignore",
  dockerignore: ".dockerignore",
  "github/courses.yml": ".github/workflows/courses.yml",
};

/** All files of a new authors' repository, sorted by path. */
export async function initFiles(
  { name, curricle, today, review }: InitSetting,
  folders: KitFolders,
  { kit, schemas }: { readonly kit: Kit; readonly schemas: readonly FileSchema[] },
): Promise<readonly EditorFile[]> {
  const values = { name, review };
  const own = await filesBelow(join(folders.templates, "init"));
  const standard = await filesBelow(join(folders.compiled, "init"));
  return [
    ...[...own, ...standard].map(({ path, bytes }) => ({ path: REAL_PATHS[path] ?? path, bytes: fill(bytes, values) })),
    { path: "package.json", bytes: packageJson(name, curricle) },
    ...editorFiles(schemas, INSTALLED),
    snippetFile(kit, moduleText("my-module", today)),
  ].sort((a, b) => compare(a.path, b.path));
}

async function filesBelow(folder: string): Promise<readonly EditorFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(paths.map((path) => readFile(path, "utf8")));
  return paths.map((path, index) => ({ path: path.slice(folder.length + 1).replace(/\\/g, "/"), bytes: texts[index] ?? "" }));
}

function packageJson(name: string, curricle: string): string {
  const content = {
    name,
    version: "1.0.0",
    private: true,
    type: "module",
    engines: { node: ">=20" },
    scripts: {
      start: "curricle preview",
      preview: "curricle preview",
      new: "curricle new",
      check: "curricle check",
      build: "curricle build",
      validate: "curricle validate dist",
      verify: "curricle verify dist",
    },
    dependencies: { curricle },
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}
