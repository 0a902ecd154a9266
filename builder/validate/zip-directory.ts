/** One line of a zip's list of files (APPNOTE 4.3.12), with what stands before the file itself (4.3.7). */
export interface ZipEntry {
  readonly name: string;
  readonly nameBytes: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where the local header begins. */
  readonly offset: number;
  /** Upper 16 bits are a file mode where the zip was made on Unix. */
  readonly attributes: number;
  readonly zip64: boolean;
}

export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  /** Where the list of files begins and the zip ends. */
  readonly start: number;
  readonly end: number;
  readonly zip64: boolean;
  readonly severalDisks: boolean;
}

/** Why a zip cannot be read. */
export interface ZipProblem {
  readonly code: "zip/not-a-zip" | "zip/damaged-directory";
  readonly reason: string;
}

const END = 0x06054b50;
const END_SIZE = 22;
const LOCATOR = 0x07064b50;
const LOCATOR_SIZE = 20;
const END64 = 0x06064b50;
const LISTED = 0x02014b50;
const LISTED_SIZE = 46;
const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;
const COMMENT_MOST = 0xffff;
const MOST_32 = 0xffffffff;
/** Extra field of large sizes (APPNOTE 4.5.3). */
const EXTRA64 = 1;

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Reads a zip's list of files. Believes nothing: every number is checked against the file's length. */
export function readDirectory(bytes: Uint8Array): ZipDirectory | ZipProblem {
  const view = viewOf(bytes);
  const end = findEnd(view);
  if (end < 0) {
    const begun = bytes.length >= 4 && view.getUint32(0, true) === LOCAL;
    return { code: "zip/not-a-zip", reason: begun ? "it begins like one but has no end, so it was cut short" : "it has no list of files" };
  }
  const large = readLargeEnd(view, end);
  if (large === "damaged") return { code: "zip/damaged-directory", reason: "its Zip64 records do not fit together" };
  const count = large?.count ?? view.getUint16(end + 10, true);
  const size = large?.size ?? view.getUint32(end + 12, true);
  const start = large?.start ?? view.getUint32(end + 16, true);
  const listEnd = large?.at ?? end;
  if (start + size > listEnd) return { code: "zip/damaged-directory", reason: "it lies beyond the end of the file" };
  const entries = readEntries(bytes, start, start + size);
  if (!entries) return { code: "zip/damaged-directory", reason: "an entry is cut short" };
  if (entries.length !== count) return { code: "zip/damaged-directory", reason: `it promises ${count} files and lists ${entries.length}` };
  const disks = [view.getUint16(end + 4, true), view.getUint16(end + 6, true)];
  const severalDisks = disks.some((disk) => disk !== 0 && disk !== 0xffff) || (!large && view.getUint16(end + 8, true) !== count);
  return { entries, start, end: end + END_SIZE + view.getUint16(end + 20, true), zip64: large !== undefined, severalDisks };
}

/** The last place that looks like the end of a zip and whose comment fits into the file; -1 where there is none. */
function findEnd(view: DataView): number {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= 0 && at >= last - COMMENT_MOST; at--) {
    if (view.getUint32(at, true) === END && at + END_SIZE + view.getUint16(at + 20, true) <= view.byteLength) return at;
  }
  return -1;
}

function readLargeEnd(view: DataView, end: number) {
  const locator = end - LOCATOR_SIZE;
  if (locator < 0 || view.getUint32(locator, true) !== LOCATOR) return undefined;
  const at = Number(view.getBigUint64(locator + 8, true));
  if (at + 56 > locator || view.getUint32(at, true) !== END64) return "damaged";
  return {
    at,
    count: Number(view.getBigUint64(at + 32, true)),
    size: Number(view.getBigUint64(at + 40, true)),
    start: Number(view.getBigUint64(at + 48, true)),
  };
}

function readEntries(bytes: Uint8Array, start: number, end: number): ZipEntry[] | undefined {
  const view = viewOf(bytes);
  const entries: ZipEntry[] = [];
  for (let at = start; at < end; ) {
    if (at + LISTED_SIZE > end || view.getUint32(at, true) !== LISTED) return undefined;
    const lengths = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)] as const;
    const next = at + LISTED_SIZE + lengths[0] + lengths[1] + lengths[2];
    if (next > end) return undefined;
    const nameBytes = bytes.subarray(at + LISTED_SIZE, at + LISTED_SIZE + lengths[0]);
    const flags = view.getUint16(at + 8, true);
    const small = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)] as const;
    const extraStart = at + LISTED_SIZE + lengths[0];
    const large = largeNumbers(view, extraStart, extraStart + lengths[1], small);
    entries.push({
      name: nameOf(nameBytes),
      nameBytes,
      flags,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      size: large[0],
      packedSize: large[1],
      offset: large[2],
      attributes: view.getUint32(at + 38, true),
      zip64: small.includes(MOST_32),
    });
    at = next;
  }
  return entries;
}

/** Numbers that do not fit into 32 bits stand in an extra field, in this order (APPNOTE 4.5.3). */
function largeNumbers(
  view: DataView,
  start: number,
  end: number,
  small: readonly [number, number, number],
): readonly [number, number, number] {
  for (let at = start; at + 4 <= end; ) {
    const size = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === EXTRA64) {
      let field = at + 4;
      const take = (value: number) => {
        if (value !== MOST_32 || field + 8 > Math.min(end, at + 4 + size)) return value;
        field += 8;
        return Number(view.getBigUint64(field - 8, true));
      };
      return [take(small[0]), take(small[1]), take(small[2])];
    }
    at += 4 + size;
  }
  return small;
}

/** Names are UTF-8 where a flag says so, and in practice where they are valid UTF-8; else each byte is one character. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("latin1").decode(bytes);
  }
}

export interface LocalHeader {
  readonly nameBytes: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where the file's bytes begin. */
  readonly dataStart: number;
}

/** What stands before a file; `undefined` where no header is there. */
export function readLocalHeader(bytes: Uint8Array, offset: number): LocalHeader | undefined {
  const view = viewOf(bytes);
  if (offset + LOCAL_SIZE > bytes.length || view.getUint32(offset, true) !== LOCAL) return undefined;
  const nameEnd = offset + LOCAL_SIZE + view.getUint16(offset + 26, true);
  const dataStart = nameEnd + view.getUint16(offset + 28, true);
  if (dataStart > bytes.length) return undefined;
  return {
    nameBytes: bytes.subarray(offset + LOCAL_SIZE, nameEnd),
    flags: view.getUint16(offset + 6, true),
    method: view.getUint16(offset + 8, true),
    crc: view.getUint32(offset + 14, true),
    packedSize: view.getUint32(offset + 18, true),
    size: view.getUint32(offset + 22, true),
    dataStart,
  };
}
