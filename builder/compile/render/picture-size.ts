/** Width and height in CSS pixels, so that a page does not jump when a picture arrives. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Reads the size from the first bytes of an SVG, PNG, JPEG or WebP; `undefined` where it says none. */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 30) return undefined;
  if (view.getUint32(0) === 0x89504e47) return { width: view.getUint32(16), height: view.getUint32(20) };
  if (view.getUint16(0) === 0xffd8) return jpegSize(view);
  if (view.getUint32(0) === 0x52494646) return webpSize(view);
  return svgSize(new TextDecoder().decode(bytes.subarray(0, 2000)));
}

function svgSize(text: string): PictureSize | undefined {
  const tag = /<svg[^>]*>/.exec(text)?.[0] ?? "";
  const box = /viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"/.exec(tag);
  const width = /\swidth="([\d.]+)(?:px)?"/.exec(tag)?.[1] ?? box?.[1];
  const height = /\sheight="([\d.]+)(?:px)?"/.exec(tag)?.[1] ?? box?.[2];
  return width && height ? { width: Math.round(Number(width)), height: Math.round(Number(height)) } : undefined;
}

/** JPEG (ITU T.81 B.2.2): the first start-of-frame segment holds height and width. */
function jpegSize(view: DataView): PictureSize | undefined {
  for (let at = 2; at + 9 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    const startOfFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (startOfFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
  }
  return undefined;
}

/** WebP: the VP8X, VP8L or VP8 chunk comes first. */
function webpSize(view: DataView): PictureSize | undefined {
  const chunk = view.getUint32(12);
  const triple = (at: number) => view.getUint8(at) | (view.getUint8(at + 1) << 8) | (view.getUint8(at + 2) << 16);
  if (chunk === 0x56503858) return { width: triple(24) + 1, height: triple(27) + 1 };
  if (chunk === 0x56503820) return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (chunk !== 0x5650384c) return undefined;
  const bits = view.getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
