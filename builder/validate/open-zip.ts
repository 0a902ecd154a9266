import { inflateRawSync } from "node:zlib";
import { compare } from "../diagnostics/diagnostic.ts";
import { checkNames } from "./check-names.ts";
import { crc32 } from "../compile/crc32.ts";
import type { Findings } from "./finding.ts";
import type { OpenedPackage, PackedFile } from "./package.ts";
import { readDirectory, readLocalHeader, type ZipDirectory, type ZipEntry } from "./zip-directory.ts";

/** More than courses have; Moodle's own limits of uploads are far below. */
const MOST_ENTRIES = 20_000;
const MOST_BYTES = 4_000_000_000;
const MOST_FILE = 1_000_000_000;
/** Text deflates to a twentieth at best; a bomb to a thousandth. Small files may be as empty as they like. */
const MOST_RATIO = 200;
const RATIO_COUNTS_FROM = 1_000_000;

const ENCRYPTED = 1;
const DESCRIPTOR = 8;
const STORED = 0;
const DEFLATED = 8;

/** Opens a zip after checking that it is safe to. `undefined` where it is not, after reporting why. */
export function openZip(bytes: Uint8Array, findings: Findings): OpenedPackage | undefined {
  const directory = readDirectory(bytes);
  if ("code" in directory) {
    findings.add(directory.code, { file: "" }, { reason: directory.reason });
    return undefined;
  }
  if (directory.severalDisks) findings.add("zip/several-disks", { file: "" });
  if (directory.entries.length === 0) findings.add("zip/empty", { file: "" });
  if (directory.severalDisks || directory.entries.length === 0) return undefined;
  const sized = checkSizes(directory, findings);
  const named = checkNames(directory.entries, findings);
  const placed = checkPlaces(bytes, directory, findings);
  if (directory.zip64 || directory.entries.some(({ zip64 }) => zip64)) findings.add("zip/zip64", { file: "" });
  if (!sized || !named || !placed) return undefined;
  const files = directory.entries
    .filter(({ name }) => !name.endsWith("/"))
    .map((entry) => packedFile(bytes, entry, findings))
    .sort((a, b) => compare(a.path, b.path));
  const byPath = new Map(files.map((file) => [file.path, file]));
  return { files, file: (path) => byPath.get(path) };
}

function checkSizes({ entries }: ZipDirectory, findings: Findings): boolean {
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  const bomb = entries.find(({ size, packedSize }) => size > RATIO_COUNTS_FROM && size > packedSize * MOST_RATIO);
  const giant = entries.find(({ size }) => size > MOST_FILE);
  const refuse = (what: string, file = "") => findings.add("zip/too-large", { file }, { what });
  if (entries.length > MOST_ENTRIES) refuse(`The zip holds ${entries.length} files`);
  if (total > MOST_BYTES) refuse(`Its files have ${total} bytes together`);
  if (giant) refuse(`The file has ${giant.size} bytes`, giant.name);
  else if (bomb) refuse(`The file grows from ${bomb.packedSize} to ${bomb.size} bytes`, bomb.name);
  return entries.length <= MOST_ENTRIES && total <= MOST_BYTES && !giant && !bomb;
}

/** Each file has its own bytes, told alike in both places, and there are no others. False where files cannot be told apart. */
function checkPlaces(bytes: Uint8Array, { entries, start, end }: ZipDirectory, findings: Findings): boolean {
  let sound = true;
  let reached = 0;
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    const place = { file: entry.name };
    const local = readLocalHeader(bytes, entry.offset);
    const dataEnd = (local?.dataStart ?? 0) + entry.packedSize;
    if (!local || dataEnd > start) findings.add("zip/damaged-file", place, { reason: "its bytes are not there" });
    else if (entry.offset < reached) findings.add("zip/overlapping", place);
    else {
      if (reached === 0 && entry.offset > 0) findings.add("zip/extra-data", { file: "" }, { bytes: entry.offset, where: "at the start" });
      const what = disagreement(entry, local);
      if (what) findings.add("zip/headers-disagree", place, { what });
      sound &&= what === undefined;
      reached = dataEnd;
      continue;
    }
    sound = false;
  }
  if (end < bytes.length) findings.add("zip/extra-data", { file: "" }, { bytes: bytes.length - end, where: "after the end" });
  return sound;
}

function disagreement(entry: ZipEntry, local: NonNullable<ReturnType<typeof readLocalHeader>>): string | undefined {
  if (Buffer.compare(local.nameBytes, entry.nameBytes) !== 0) return "the name";
  if (local.method !== entry.method) return "the method";
  // With a descriptor, sizes follow the file; with Zip64 they stand in an extra field.
  if ((local.flags & DESCRIPTOR) !== 0 || entry.zip64 || local.size === 0xffffffff) return undefined;
  if (local.size !== entry.size || local.packedSize !== entry.packedSize) return "the size";
  return local.crc === entry.crc ? undefined : "the checksum";
}

/** Unpacks at each call, so that not all files are in memory at once; a fault is reported once. */
function packedFile(bytes: Uint8Array, entry: ZipEntry, findings: Findings): PackedFile {
  let broken = false;
  const content = () => {
    const unpacked = broken ? undefined : unpack(bytes, entry, findings);
    broken = unpacked === undefined;
    return unpacked;
  };
  return {
    path: entry.name,
    size: entry.size,
    bytes: content,
    text() {
      const given = content();
      try {
        return given && new TextDecoder("utf-8", { fatal: true }).decode(given);
      } catch {
        return undefined;
      }
    },
  };
}

function unpack(bytes: Uint8Array, { name, flags, method, crc, size, packedSize, offset }: ZipEntry, findings: Findings) {
  const place = { file: name };
  if ((flags & ENCRYPTED) !== 0) findings.add("zip/encrypted", place);
  else if (method !== STORED && method !== DEFLATED) findings.add("zip/unknown-method", place, { method });
  else {
    const start = readLocalHeader(bytes, offset)?.dataStart ?? 0;
    const packed = bytes.subarray(start, start + packedSize);
    const content = method === STORED ? packed : inflate(packed, size);
    const reason = !content ? "its compressed bytes are damaged" : content.length !== size ? "its size is not what the list says" : "";
    if (content && !reason && crc32(content) === crc) return content;
    findings.add("zip/damaged-file", place, { reason: reason || "its checksum is wrong" });
  }
  return undefined;
}

/** Never more than one byte above what the list promises; `undefined` where the bytes are damaged or there are more. */
function inflate(packed: Uint8Array, size: number): Uint8Array | undefined {
  try {
    return inflateRawSync(packed, { maxOutputLength: size + 1 });
  } catch {
    return undefined;
  }
}
