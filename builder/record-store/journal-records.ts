import { createHash } from "node:crypto";
import type { Change } from "./changes.ts";

/** The first line of a journal: what it is, and the number of its format. */
export const FIRST_LINE = Buffer.from("curricle record store 1\n");

const SUM = 16;

/** Bytes in front of what a record holds: its length (4, big end first) and the start of its SHA-256 sum (16). */
export const RECORD_HEAD = 4 + SUM;

/** What one request changed, as one record: all of it is there, or nothing. */
export function encodeRecord(changes: readonly Change[]): Buffer {
  const blobs: Uint8Array[] = [];
  const outline = Buffer.from(JSON.stringify(changes.map((change) => withoutBytes(change, blobs))));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(outline.length);
  const held = Buffer.concat([length, outline, ...blobs]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(held.length);
  return Buffer.concat([head, sumOf(held), held]);
}

/** `undefined` where the bytes are not a whole and sound record. `record` begins with its head and may be too long. */
export function decodeRecord(record: Buffer): { readonly changes: readonly Change[]; readonly length: number } | undefined {
  if (record.length < RECORD_HEAD) return undefined;
  const length = RECORD_HEAD + record.readUInt32BE(0);
  const held = record.subarray(RECORD_HEAD, length);
  if (record.length < length || !sumOf(held).equals(record.subarray(4, RECORD_HEAD))) return undefined;
  const outlineEnd = 4 + held.readUInt32BE(0);
  const outline = JSON.parse(held.subarray(4, outlineEnd).toString("utf8")) as readonly Change[];
  let from = outlineEnd;
  const take = (size: number) => {
    from += size;
    // A copy, so that a small document does not keep a large file in memory.
    return Buffer.from(held.subarray(from - size, from));
  };
  return { changes: outline.map((change) => withBytes(change, take)), length };
}

function sumOf(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest().subarray(0, SUM);
}

/** Bytes lie behind the outline, in order; their length stands in their place. */
function withoutBytes(change: Change, blobs: Uint8Array[]): unknown {
  switch (change.type) {
    case "document":
      blobs.push(change.document.body);
      return { ...change, document: { ...change.document, body: change.document.body.length } };
    case "attachment":
      blobs.push(change.attachment.bytes);
      return { ...change, attachment: { ...change.attachment, bytes: change.attachment.bytes.length } };
    case "statements":
    case "documents-gone":
    case "credentials":
      return change;
  }
}

function withBytes(change: Change, take: (size: number) => Buffer): Change {
  switch (change.type) {
    case "document":
      return { ...change, document: { ...change.document, body: take(Number(change.document.body)) } };
    case "attachment":
      return { ...change, attachment: { ...change.attachment, bytes: take(Number(change.attachment.bytes)) } };
    case "statements":
    case "documents-gone":
    case "credentials":
      return change;
  }
}
