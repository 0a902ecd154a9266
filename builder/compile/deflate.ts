import { Deflate } from "pako";

/** A stretch of a file, and the same deflated so that others can come before and after it. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly deflated: Uint8Array;
}

/** Ends a stretch at a whole byte and leaves the stream open (zlib's Z_SYNC_FLUSH; RFC 1951 3.2.4). */
const SYNC = 2;
/** The last block of a stream, empty (RFC 1951 3.2.6). */
export const LAST_BLOCK = Uint8Array.of(3, 0);
/** Bytes of pieces that are kept: enough for what the packages of one course share. */
const KEPT = 3_000_000;

/**
 * Deflates each piece once. pako is what JSZip deflates with: a program in JavaScript that gives the same bytes on every
 * processor. No piece refers back to the one before it, so that any may follow any.
 */
export function newDeflater(): (content: string | Uint8Array) => Piece {
  const kept = new Map<string | Uint8Array, Piece>();
  let total = 0;
  return (content) => {
    const known = kept.get(content);
    const piece = known ?? deflated(typeof content === "string" ? new TextEncoder().encode(content) : content);
    kept.delete(content);
    kept.set(content, piece);
    total += known ? 0 : piece.bytes.length;
    for (const [oldest, { bytes }] of kept) {
      if (total <= KEPT) break;
      kept.delete(oldest);
      total -= bytes.length;
    }
    return piece;
  };
}

function deflated(bytes: Uint8Array): Piece {
  const stream = new Deflate({ level: 9, raw: true });
  const chunks: Uint8Array[] = [];
  stream.onData = (chunk) => void chunks.push(chunk);
  stream.push(bytes, SYNC);
  return { bytes, deflated: Buffer.concat(chunks) };
}
