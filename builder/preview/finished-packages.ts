import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import JSZip from "jszip";
import { readSummary } from "../summary.ts";
import type { PackageSource } from "./source.ts";

/** The packages that a build has left in a folder. A zip that was built again is read again. */
export function finishedPackages(output: string): PackageSource {
  const kept = new Map<string, { readonly changed: number; readonly zip: Promise<JSZip> }>();
  return {
    list: async () => (await readSummary(output)).map((record) => ({ ...record, facts: record })),
    async file(name, path) {
      // No other file of the machine is to be had.
      if (!(await readSummary(output)).some((record) => record.path === name)) return undefined;
      const { mtimeMs } = await stat(join(output, name));
      let entry = kept.get(name);
      if (entry?.changed !== mtimeMs) {
        entry = { changed: mtimeMs, zip: readFile(join(output, name)).then((bytes) => JSZip.loadAsync(bytes)) };
        kept.set(name, entry);
      }
      const file = (await entry.zip).file(path);
      return file?.async("uint8array");
    },
  };
}
