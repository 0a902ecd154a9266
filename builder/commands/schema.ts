import { basename, resolve } from "node:path";
import { loadKit } from "../compile/kit.ts";
import { writeFiles } from "../compile/write.ts";
import { sound } from "../extensions/extension-error.ts";
import { kitFolders } from "../index.ts";
import { projectLists } from "../schemas/lists.ts";
import { fileSchemas, schemaFiles } from "../schemas/schemas.ts";
import type { Terminal } from "./terminal.ts";

export interface SchemaCommand {
  readonly root: string;
  readonly home: string;
  /** From the project's root. */
  readonly folder: string;
}

/** Writes a JSON Schema for each kind of file, with what the project has for its lists. Returns the exit code 0. */
export async function runSchema({ root, home, folder }: SchemaCommand, terminal: Terminal): Promise<number> {
  const kit = sound(await loadKit(kitFolders(home), root));
  const schemas = fileSchemas(await projectLists(root, kit), await kit.strings("en"));
  await writeFiles(resolve(root, folder), schemaFiles(schemas));
  const files = schemas.map(({ name, title, files: patterns, kind }) => ({ path: `${folder}/${name}.json`, title, for: patterns, kind }));
  if (terminal.json) terminal.out(`${JSON.stringify({ ok: true, files }, undefined, 2)}\n`);
  else if (!terminal.quiet) {
    for (const { path, title } of files) terminal.out(`${path}  ${title}\n`);
    terminal.out(`Wrote ${files.length} schemas. They know the names of ${basename(resolve(root))}: write them again when these change.\n`);
  }
  return 0;
}
