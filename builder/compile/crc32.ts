import * as zlib from "node:zlib";

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/**
 * CRC-32 of zip (APPNOTE 4.4.7), unsigned; `before` is that of the bytes before these. Node has one of its own, which is
 * faster, from version 20.15.
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  return (zlib as Partial<typeof zlib>).crc32?.(bytes, before) ?? slowCrc32(bytes, before);
}

/** The same in every version of Node. */
export function slowCrc32(bytes: Uint8Array, before = 0): number {
  let value = ~before;
  for (const byte of bytes) value = (TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return ~value >>> 0;
}
