import { type KitFolders, loadKit } from "../compile/kit.ts";
import { toolLists } from "./lists.ts";
import { type FileSchema, fileSchemas, schemaFiles } from "./schemas.ts";

/** Schemas that fit any project. */
export async function toolSchemas(folders: KitFolders): Promise<readonly FileSchema[]> {
  const kit = await loadKit(folders);
  return fileSchemas(toolLists(kit), await kit.strings("en"));
}

/** The same as files, for `compile-tool.mjs`. */
export async function toolSchemaFiles(folders: KitFolders): Promise<ReturnType<typeof schemaFiles>> {
  return schemaFiles(await toolSchemas(folders));
}
