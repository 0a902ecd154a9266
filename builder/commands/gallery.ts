import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { targets as toolTargets } from "../../templates/targets/index.ts";
import { findings } from "../check.ts";
import { TOOL_KINDS } from "../compile/kinds.ts";
import { type Kit, loadKit } from "../compile/kit.ts";
import { type OutputFile, writeFiles } from "../compile/write.ts";
import { kitFolders } from "../index.ts";
import { galleryFiles } from "../gallery.ts";
import { printDiagnostics, type Terminal } from "./terminal.ts";

export interface GalleryCommand {
  /** Absolute path of the new folder. */
  readonly folder: string;
  /** The same, as typed. */
  readonly shown: string;
  /** Absolute path of a project that may bring question types and targets along. */
  readonly root: string;
  readonly home: string;
}

/**
 * Writes a project that shows every block and question type into a new folder. What the project brings along goes with it.
 * Returns the exit code: 0, 1 where that is broken, or 2 where nothing was written.
 */
export async function runGallery({ folder, shown, root, home }: GalleryCommand, terminal: Terminal): Promise<number> {
  if (existsSync(join(folder, "modules"))) {
    terminal.error(`${shown} holds a project already. Nothing was written. Name a new folder.\n`);
    return 2;
  }
  const kit = await loadKit(kitFolders(home), root);
  if (kit.found.length > 0) {
    printDiagnostics(await findings(root, kit.found), terminal);
    return 1;
  }
  const files = [...galleryFiles(kit), ...(await ownFiles(root, kit))];
  await writeFiles(folder, files);
  if (terminal.json) terminal.out(`${JSON.stringify({ ok: true, folder, files: files.map(({ path }) => path) })}\n`);
  else if (!terminal.quiet)
    terminal.out(`Wrote ${files.length} files. Look at them: curricle build --root ${shown} && curricle preview --root ${shown}\n`);
  return 0;
}

/** Without them nobody could build the gallery. */
async function ownFiles(root: string, { questionTypes, targets, blockKinds }: Kit): Promise<readonly OutputFile[]> {
  const isOwn = questionTypes.length > TOOL_KINDS.questionTypes.length || targets.length > toolTargets.length;
  if (!isOwn && blockKinds.length === TOOL_KINDS.blockKinds.length) return [];
  const entries = await readdir(join(root, "templates"), { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(paths.map(async (path) => ({ path: relative(root, path).replace(/\\/g, "/"), bytes: await readFile(path) })));
}
