import { createHash } from "node:crypto";

export const MIXED = { "content-type": "multipart/mixed; boundary=cut" };

export function sumOf(data: string | Uint8Array, algorithm = "sha256"): string {
  return createHash(algorithm).update(data).digest("hex");
}

/** What a statement says of data that comes with it. */
export function anAttachment(data: string | Uint8Array, different: object = {}): object {
  return {
    usageType: "https://u.example/essay",
    display: { en: "Essay" },
    contentType: "text/plain",
    length: Buffer.byteLength(data),
    sha2: sumOf(data),
    ...different,
  };
}

/** One part, with the headers that it must have unless others are given. */
export function aPart(data: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): Buffer {
  const all = { "Content-Type": "text/plain", "Content-Transfer-Encoding": "binary", "X-Experience-API-Hash": sumOf(data), ...headers };
  const lines = Object.entries(all).filter(([, value]) => value !== "");
  return Buffer.concat([Buffer.from(`${lines.map(([name, value]) => `${name}:${value}`).join("\r\n")}\r\n\r\n`), Buffer.from(data)]);
}

/** The body of a request with statements and further parts. */
export function mixed(statements: unknown, parts: readonly Buffer[] = [], type = "application/json"): Buffer {
  const first = Buffer.from(`Content-Type: ${type}\r\n\r\n${JSON.stringify(statements)}`);
  const pieces = [first, ...parts].flatMap((piece) => [Buffer.from("\r\n--cut\r\n"), piece]);
  return Buffer.concat([...pieces, Buffer.from("\r\n--cut--")]);
}
