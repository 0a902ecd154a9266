import { createHash } from "node:crypto";
import JSZip from "jszip";
import type { Entry } from "./assemble.ts";

/** The same entries give the same bytes on any machine, any day and in any time zone. Entries are sorted by path. */
export type Zipper = (entries: readonly Entry[]) => Promise<Uint8Array>;

/** Already compressed; deflating them again would cost time and save nothing. */
const STORED = /\.(png|jpe?g|webp|mp3|mp4|woff2|zip)$/;
/** Zip has no "no date"; the same one for every file gives the same bytes every day. */
const DATE = new Date(Date.UTC(2020, 0, 1));
const FORM = { type: "uint8array", platform: "UNIX", compression: "DEFLATE", compressionOptions: { level: 9 } } as const;
/** Larger entries are not kept: most are documents, each in one package only. */
const KEPT_BYTES = 100_000;
const KEPT_ENTRIES = 500;

/**
 * Deflates each distinct entry once: schemas, pictures and scripts are the same in many packages. JSZip's own deflate gives
 * the same bytes on every machine, which the system's zlib does not promise.
 */
export function newZipper(): Zipper {
  const kept = new Map<string, Promise<Uint8Array>>();

  const deflated = (entry: Entry): Promise<Uint8Array> => {
    const key = `${entry.path}\n${createHash("sha256").update(entry.bytes).digest("hex")}`;
    const known = kept.get(key) ?? add(new JSZip(), entry).generateAsync(FORM);
    kept.delete(key);
    kept.set(key, known);
    const [oldest = ""] = kept.keys();
    if (kept.size > KEPT_ENTRIES) kept.delete(oldest);
    return known;
  };

  return async (entries) => {
    const zip = new JSZip();
    for (const entry of entries) {
      // Loading keeps an entry as it was deflated, and its date. What is not deflated is no work.
      if (STORED.test(entry.path) || entry.bytes.length > KEPT_BYTES) add(zip, entry);
      else await zip.loadAsync(await deflated(entry));
    }
    return zip.generateAsync(FORM);
  };
}

function add(zip: JSZip, { path, bytes }: Entry): JSZip {
  return zip.file(path, bytes, { date: DATE, createFolders: false, compression: STORED.test(path) ? "STORE" : "DEFLATE" });
}
