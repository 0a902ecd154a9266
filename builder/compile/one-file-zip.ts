import { LAST_BLOCK, type Piece } from "./deflate.ts";
import { crc32 } from "./crc32.ts";

/** 1 January 2020, midnight, as MS-DOS writes it (APPNOTE 4.4.6). */
const DATE = ((2020 - 1980) << 9) | (1 << 5) | 1;
const DEFLATED = 8;
const VERSION = 20;
const UTF8 = 0x800;

/** A zip of one deflated file (APPNOTE 4.3). */
export function oneFileZip(path: string, pieces: readonly Piece[]): Uint8Array {
  const name = Buffer.from(path);
  const content = [...pieces.map(({ deflated }) => deflated), LAST_BLOCK];
  const about = {
    crc: pieces.reduce((crc, { bytes }) => crc32(bytes, crc), 0),
    packed: content.reduce((sum, { length }) => sum + length, 0),
    size: pieces.reduce((sum, { bytes }) => sum + bytes.length, 0),
  };
  const before = Buffer.concat([header(0x04034b50, about, [VERSION], name.length), name]);
  const after = Buffer.concat([header(0x02014b50, about, [VERSION, VERSION], name.length), Buffer.alloc(14), name]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(after.length, 12);
  end.writeUInt32LE(before.length + about.packed, 16);
  return Buffer.concat([before, ...content, after, end]);
}

/** What the header before a file and its line in the list have in common. */
function header(
  signature: number,
  { crc, packed, size }: { readonly crc: number; readonly packed: number; readonly size: number },
  versions: readonly number[],
  nameLength: number,
): Buffer {
  const halves = [...versions, UTF8, DEFLATED, 0, DATE];
  const buffer = Buffer.alloc(4 + 2 * halves.length + 16);
  buffer.writeUInt32LE(signature, 0);
  halves.forEach((value, index) => buffer.writeUInt16LE(value, 4 + 2 * index));
  const at = 4 + 2 * halves.length;
  buffer.writeUInt32LE(crc, at);
  buffer.writeUInt32LE(packed, at + 4);
  buffer.writeUInt32LE(size, at + 8);
  buffer.writeUInt16LE(nameLength, at + 12);
  return buffer;
}
