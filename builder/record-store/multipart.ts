import { Refusal } from "./exchange.ts";

/** One part of `multipart/mixed` (RFC 2046 5.1). */
export interface Part {
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

export function isMultipart(type: string): boolean {
  return /^multipart\/mixed\s*(;|$)/i.test(type);
}

/** Cuts a body at its boundary. @throws {Refusal} 400 where there is no boundary, or it is not as RFC 2046 says. */
export function readParts(type: string, body: Buffer): readonly Part[] {
  const [, quoted, bare = ""] = /;\s*boundary\s*=\s*(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === "") throw new Refusal(400, "The header Content-Type names no boundary.");
  const found: Part[] = [];
  let start = afterBoundary(body, boundary, 0);
  for (;;) {
    if (start === undefined) throw new Refusal(400, "The body does not begin and end with its boundary.");
    if (start.isLast) return found;
    const next = afterBoundary(body, boundary, start.after);
    if (next) found.push(partOf(body.subarray(start.after, next.before)));
    start = next;
  }
}

/** Writes parts; `boundary` must be in none of them. */
export function writeParts(parts: readonly Part[], boundary: string): Buffer {
  const pieces = parts.flatMap(({ headers, body }) => {
    const lines = [...headers].map(([name, value]) => `${name}: ${value}\r\n`);
    return [Buffer.from(`--${boundary}\r\n${lines.join("")}\r\n`), body, Buffer.from("\r\n")];
  });
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
}

interface Cut {
  /** Where the content before the boundary ends, without the line break that belongs to the boundary. */
  readonly before: number;
  readonly after: number;
  readonly isLast: boolean;
}

const [CR, LF, DASH] = [13, 10, 45];

function afterBoundary(body: Buffer, boundary: string, from: number): Cut | undefined {
  const mark = `--${boundary}`;
  for (let at = body.indexOf(mark, from); at >= 0; at = body.indexOf(mark, at + 1)) {
    const isLineStart = at === 0 || body[at - 1] === LF;
    let after = at + Buffer.byteLength(mark);
    const isLast = body[after] === DASH && body[after + 1] === DASH;
    if (isLast) after += 2;
    while (body[after] === 32 || body[after] === 9) after += 1;
    const isLineEnd = body[after] === LF || (body[after] === CR && body[after + 1] === LF) || (isLast && after >= body.length);
    if (!isLineStart || !isLineEnd) continue;
    const lineBreak = at === 0 ? 0 : body[at - 2] === CR ? 2 : 1;
    return { before: Math.max(from, at - lineBreak), after: after + (body[after] === CR ? 2 : 1), isLast };
  }
  return undefined;
}

function partOf(bytes: Buffer): Part {
  const text = bytes.subarray(0, 16_384).toString("latin1");
  const end = /^\r?\n|\r?\n\r?\n/.exec(text);
  if (!end) throw new Refusal(400, "A part of the body has no empty line after its headers.");
  const lines = text.slice(0, end.index).split(/\r?\n/).filter(Boolean);
  const headers = new Map(lines.map((line) => [line.replace(/:.*/, "").trim().toLowerCase(), line.replace(/^[^:]*:/, "").trim()]));
  return { headers, body: bytes.subarray(end.index + end[0].length) };
}
