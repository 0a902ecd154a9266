import type { MediaFile } from "../types.ts";

/** Up to here a request costs a learner on a slow line more than the bytes do. */
const SMALL = 6000;

/** The picture itself as an address where it is a small SVG; `undefined` for anything else. It is for the `src` of an `img` alone. */
export function inlinePicture({ name, bytes }: MediaFile): string | undefined {
  if (!name.endsWith(".svg") || bytes.length > SMALL) return undefined;
  const text = new TextDecoder().decode(bytes).replace(/>\s+</g, "><").trim();
  const escaped = text.replace(/[%#<>"\r\n\t]/g, (letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`);
  return `data:image/svg+xml,${escaped}`;
}
