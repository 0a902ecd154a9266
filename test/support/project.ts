import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { galleryFiles } from "../../builder/gallery.ts";
import { kitFolders } from "../../builder/index.ts";
import type { Edit } from "../fixtures/mistakes.ts";

export const home = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
export const kit = kitFolders(home);
/** All tests live on this day. */
export const today = "2026-11-23";

export interface TestProject {
  readonly root: string;
  read(path: string): string;
  exists(path: string): boolean;
  edit(edit: Edit): void;
  remove(): void;
}

/** A copy of `test/fixtures/<name>` in a folder of its own. */
export function openProject(name: string): TestProject {
  const root = newFolder();
  cpSync(join(home, "test/fixtures", name), root, { recursive: true });
  return projectAt(root);
}

/** A copy of the project that this repository holds, because a build writes into the lock file beside the modules. */
export function openOwnProject(): TestProject {
  const root = newFolder();
  for (const name of ["modules", "curricle.lock.json"]) cpSync(join(home, name), join(root, name), { recursive: true });
  return projectAt(root);
}

/** What `curricle gallery` shows: every example of every block and question type. */
export function openGalleryProject(): TestProject {
  const project = projectAt(newFolder());
  for (const { path, bytes } of galleryFiles()) {
    mkdirSync(dirname(join(project.root, path)), { recursive: true });
    writeFileSync(join(project.root, path), bytes);
  }
  return project;
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "curricle-"));
}

function projectAt(root: string): TestProject {
  const read = (path: string) => readFileSync(join(root, path), "utf8");
  return {
    root,
    read,
    exists: (path) => existsSync(join(root, path)),
    edit({ file, like, find, put }) {
      if (find === undefined && put === undefined) {
        rmSync(join(root, file), { recursive: true });
        return;
      }
      const before = find === undefined ? "" : read(like ?? file);
      if (find && !before.includes(find)) throw new Error(`${file} does not hold: ${find}`);
      mkdirSync(dirname(join(root, file)), { recursive: true });
      const text = find === undefined ? (put ?? "") : before.replace(find, () => put ?? "");
      writeFileSync(join(root, file), text, file.endsWith(".yaml") && /[\u0080-\u00ff]/.test(text) ? "latin1" : "utf8");
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
