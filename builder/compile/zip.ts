import JSZip from "jszip";
import type { Entry } from "./assemble.ts";

/** Already compressed; deflating them again would cost time and save nothing. */
const STORED = /\.(png|jpe?g|webp|mp3|mp4|woff2|zip)$/;
/** Zip has no "no date"; the same one for every file gives the same bytes every day. */
const DATE = new Date(Date.UTC(2020, 0, 1));

/** The same entries give the same bytes on any machine, any day and in any time zone. `entries` are sorted by path. */
export async function zipEntries(entries: readonly Entry[]): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const { path, bytes } of entries) {
    zip.file(path, bytes, { date: DATE, createFolders: false, compression: STORED.test(path) ? "STORE" : "DEFLATE" });
  }
  return zip.generateAsync({ type: "uint8array", platform: "UNIX", compressionOptions: { level: 9 } });
}
