import { existsSync } from "node:fs";
import { join } from "node:path";
import { writeFiles } from "../compile/write.ts";
import { galleryFiles } from "../gallery.ts";
import type { Terminal } from "./terminal.ts";

/** Writes a project that shows every question type into a new folder. Returns the exit code: 0, or 2 where nothing was written. */
export async function runGallery(
  { folder, shown }: { readonly folder: string; readonly shown: string },
  terminal: Terminal,
): Promise<number> {
  if (existsSync(join(folder, "modules"))) {
    terminal.error(`${shown} holds a project already. Nothing was written. Name a new folder.\n`);
    return 2;
  }
  const files = galleryFiles();
  await writeFiles(folder, files);
  if (terminal.json) terminal.out(`${JSON.stringify({ ok: true, folder, files: files.map(({ path }) => path) })}\n`);
  else if (!terminal.quiet)
    terminal.out(`Wrote ${files.length} files. Look at them: curricle build --root ${shown} && curricle preview --root ${shown}\n`);
  return 0;
}
