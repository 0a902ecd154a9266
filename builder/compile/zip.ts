import JSZip from "jszip";
import type { Entry } from "./assemble.ts";
import { newDeflater, type Piece } from "./deflate.ts";
import { oneFileZip } from "./one-file-zip.ts";

/** The same entries give the same bytes on any machine, any day and in any time zone. Entries are sorted by path. */
export type Zipper = (entries: readonly Entry[]) => Promise<Uint8Array>;

/** Already compressed; deflating them again would cost time and save nothing. */
const STORED = /\.(png|jpe?g|webp|mp3|mp4|webm|docx|xlsx|woff2|zip)$/;
/** Zip has no "no date"; the same one for every file gives the same bytes every day. */
const DATE = new Date(Date.UTC(2020, 0, 1));

/**
 * Deflates each piece that entries share once. JSZip takes bytes that are deflated already only out of a zip, so each entry
 * comes to it as one; it keeps them as they are.
 */
export function newZipper(): Zipper {
  const deflate = newDeflater();
  return async (entries) => {
    const zip = new JSZip();
    for (const { path, pieces } of entries) {
      if (STORED.test(path)) zip.file(path, bytesOf(pieces), { date: DATE, createFolders: false, compression: "STORE" });
      else await zip.loadAsync(oneFileZip(path, pieces.map(deflate)));
    }
    return zip.generateAsync({ type: "uint8array", platform: "UNIX", compression: "DEFLATE" });
  };
}

function bytesOf(pieces: Entry["pieces"]): Uint8Array {
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece as Uint8Array)));
}

export type { Piece };
