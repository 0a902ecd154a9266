import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, relative, resolve } from "node:path";
import { loadKit } from "../compile/kit.ts";
import { slug } from "../compile/parse/names.ts";
import { type OutputFile, writeFiles } from "../compile/write.ts";
import { kitFolders } from "../index.ts";
import { initFiles } from "../init/init-files.ts";
import { toolSchemas } from "../schemas/tool-schemas.ts";
import { version } from "../version.ts";
import { nextYear } from "./new-texts.ts";
import type { Terminal } from "./terminal.ts";

export interface InitCommand {
  readonly home: string;
  readonly today: string;
  /** Folder that paths start from, absolute. */
  readonly from: string;
  /** Folder to set up, as typed. */
  readonly folder: string;
  /** What npm shall install as curricle, as typed: a version, an address, or a tarball or folder of this machine. */
  readonly curricle: string | undefined;
}

/** Sets up a repository for authors. Returns the exit code: 0, or 1 where the folder holds something already. */
export async function runInit({ home, today, from, folder, curricle }: InitCommand, terminal: Terminal): Promise<number> {
  const root = resolve(from, folder);
  const held = await heldBy(root);
  if (held.length > 0) {
    const message = `${folder} is not empty: it holds ${held.slice(0, 3).join(", ")}${held.length > 3 ? " and more" : ""}. Nothing was written.`;
    const remedy = `Name a new folder: curricle init ${basename(root)}-courses`;
    if (terminal.json) terminal.out(`${JSON.stringify({ ok: false, folder: root, message, remedy }, undefined, 2)}\n`);
    else terminal.error(`${message}\n${remedy}\n`);
    return 1;
  }
  const folders = kitFolders(home);
  const { spec, files: copied } = await installed(curricle ?? `^${version}`, from, root);
  const setting = { name: slug(basename(root), new Set()), curricle: spec, today, review: nextYear(today) };
  const made = await initFiles(setting, folders, { kit: await loadKit(folders), schemas: await toolSchemas(folders) });
  const files = [...made, ...copied];
  await writeFiles(root, files);
  if (terminal.json) terminal.out(`${JSON.stringify({ ok: true, folder: root, files: files.map(({ path }) => path) }, undefined, 2)}\n`);
  else if (!terminal.quiet) {
    const go = root === from ? "" : `  cd ${relative(from, root) || root}\n`;
    terminal.out(`Wrote ${files.length} files into ${folder}. Next:\n${go}  npm install\n  npm start\n`);
    terminal.out("README.md there says what is where. Set publisher and iri in modules/project.yaml before the first upload.\n");
  }
  return 0;
}

/** What the folder holds, besides what git keeps; a folder that does not exist holds nothing. */
async function heldBy(root: string): Promise<readonly string[]> {
  if (!existsSync(root)) return [];
  return (await readdir(root)).filter((name) => name !== ".git").sort();
}

/** What npm installs, and a file that has to lie in the new folder for that. */
interface Installed {
  readonly spec: string;
  readonly files: readonly OutputFile[];
}

/**
 * A tarball of this machine is copied, so that colleagues and build servers find it; a folder of this machine is named from the new one.
 * Everything else is for npm to understand.
 */
async function installed(curricle: string, from: string, root: string): Promise<Installed> {
  const path = resolve(from, curricle.replace(/^file:/, ""));
  const about = await stat(path).catch(() => undefined);
  if (about?.isFile()) return { spec: `file:${basename(path)}`, files: [{ path: basename(path), bytes: await readFile(path) }] };
  return { spec: about ? `file:${relative(root, path).replace(/\\/g, "/")}` : curricle, files: [] };
}
