import { deflateRawSync } from "node:zlib";
import { crc32 } from "../../builder/compile/crc32.ts";

/** A file for a zip, and what the zip shall say about it that is not so. */
export interface ZipPart {
  readonly name: string;
  readonly content?: string | Uint8Array;
  readonly stored?: boolean;
  /** What both headers say instead of the truth. */
  readonly lies?: { readonly size?: number; readonly crc?: number; readonly method?: number };
  /** What only the header before the file says. */
  readonly localLies?: { readonly name?: string; readonly size?: number; readonly method?: number };
  readonly flags?: number;
  /** Upper 16 bits are a Unix file mode. */
  readonly attributes?: number;
  /** Sizes follow the file, as programs write that do not know them beforehand (APPNOTE 4.3.9). */
  readonly descriptor?: boolean;
  /** Sizes stand in an extra field although they are small (APPNOTE 4.5.3). */
  readonly zip64?: boolean;
  /** Raw bytes of the name, where it is no text. */
  readonly nameBytes?: Uint8Array;
  /** Starts where the file of that place starts. */
  readonly sameBytesAs?: number;
}

export interface ZipForm {
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
  readonly comment?: string;
  readonly disk?: number;
  /** Number of files that the end promises. */
  readonly count?: number;
  readonly zip64End?: boolean;
}

const UTF8 = 0x800;
const DESCRIPTOR = 8;

/** Writes a zip as told, whether it is right or not (APPNOTE 4.3). */
export function writeZip(parts: readonly ZipPart[], form: ZipForm = {}): Uint8Array {
  const chunks: Buffer[] = [Buffer.from(form.before ?? [])];
  const listed: Buffer[] = [];
  const offsets: number[] = [];
  const reached = () => chunks.reduce((sum, { length }) => sum + length, 0);
  for (const part of parts) {
    const content = Buffer.from(part.content ?? "");
    const packed = part.stored ? content : deflateRawSync(content);
    const truth = { size: content.length, packed: packed.length, crc: crc32(content), method: part.stored ? 0 : 8 };
    const told = { ...truth, ...part.lies };
    const name = Buffer.from(part.nameBytes ?? Buffer.from(part.name));
    const flags = (part.flags ?? 0) | (/[^ -~]/.test(part.name) && !part.nameBytes ? UTF8 : 0) | (part.descriptor ? DESCRIPTOR : 0);
    const offset = offsets[part.sameBytesAs ?? -1] ?? reached();
    offsets.push(offset);
    const extra = part.zip64 ? extra64(told.size, told.packed) : Buffer.alloc(0);
    const shown = part.zip64 ? { ...told, size: 0xffffffff, packed: 0xffffffff } : told;
    listed.push(Buffer.concat([listedHeader(shown, flags, name, extra, part.attributes ?? 0, offset), name, extra]));
    if (part.sameBytesAs !== undefined) continue;
    const { name: localName, ...localLies } = part.localLies ?? {};
    const own = Buffer.from(localName ?? name);
    const local = part.descriptor ? { ...shown, size: 0, packed: 0, crc: 0 } : { ...shown, ...localLies };
    chunks.push(localHeader(local, flags, own, extra), own, extra, packed);
    if (part.descriptor) chunks.push(words(0x08074b50, told.crc, told.packed, told.size));
  }
  const start = reached();
  const list = Buffer.concat(listed);
  const comment = Buffer.from(form.comment ?? "");
  const large = form.zip64End ? [end64(listed.length, list.length, start), locator(start + list.length)] : [];
  return Buffer.concat([
    ...chunks,
    list,
    ...large,
    end(form.count ?? listed.length, list.length, start, form.disk ?? 0, comment.length),
    comment,
    Buffer.from(form.after ?? []),
  ]);
}

interface Told {
  readonly size: number;
  readonly packed: number;
  readonly crc: number;
  readonly method: number;
}

function localHeader({ size, packed, crc, method }: Told, flags: number, name: Buffer, extra: Buffer): Buffer {
  return Buffer.concat([
    words(0x04034b50),
    halves(20, flags, method, 0, 0x5021),
    words(crc, packed, size),
    halves(name.length, extra.length),
  ]);
}

function listedHeader({ size, packed, crc, method }: Told, flags: number, name: Buffer, extra: Buffer, attributes: number, offset: number) {
  return Buffer.concat([
    words(0x02014b50),
    halves(0x031e, 20, flags, method, 0, 0x5021),
    words(crc, packed, size),
    halves(name.length, extra.length, 0, 0, 0),
    words(attributes, offset),
  ]);
}

function end(count: number, size: number, start: number, disk: number, comment: number): Buffer {
  return Buffer.concat([words(0x06054b50), halves(disk, disk, count, count), words(size, start), halves(comment)]);
}

function end64(count: number, size: number, start: number): Buffer {
  return Buffer.concat([words(0x06064b50), longs(44), halves(45, 45), words(0, 0), longs(count, count, size, start)]);
}

function locator(at: number): Buffer {
  return Buffer.concat([words(0x07064b50, 0), longs(at), words(1)]);
}

function extra64(size: number, packed: number): Buffer {
  return Buffer.concat([halves(1, 16), longs(size, packed)]);
}

function halves(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(2 * values.length);
  values.forEach((value, index) => buffer.writeUInt16LE(value & 0xffff, 2 * index));
  return buffer;
}

function words(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => buffer.writeUInt32LE(value >>> 0, 4 * index));
  return buffer;
}

function longs(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(8 * values.length);
  values.forEach((value, index) => buffer.writeBigUInt64LE(BigInt(value), 8 * index));
  return buffer;
}
