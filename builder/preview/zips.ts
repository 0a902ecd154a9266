import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import JSZip from "jszip";

const TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv; charset=utf-8",
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  jpg: "image/jpeg",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  mp3: "audio/mpeg",
  mp4: "video/mp4",
  pdf: "application/pdf",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  vtt: "text/vtt; charset=utf-8",
  webm: "video/webm",
  webp: "image/webp",
  xml: "application/xml",
  xsd: "application/xml",
};

export function contentType(path: string): string {
  return TYPES[path.split(".").at(-1) ?? ""] ?? "application/octet-stream";
}

/** Serves files out of finished zips. A rebuilt zip is read again. */
export interface Zips {
  /** The bytes of a file in a package; `undefined` where there is none. `zip` is relative to the output folder. */
  file(zip: string, path: string): Promise<Uint8Array | undefined>;
}

export function openZips(output: string): Zips {
  const kept = new Map<string, { readonly changed: number; readonly zip: Promise<JSZip> }>();
  return {
    async file(name, path) {
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
