import { createHash } from "node:crypto";
import type { Plain } from "./check.ts";
import { Refusal } from "./exchange.ts";
import type { Part } from "./multipart.ts";
import { checkSignature, isSignature } from "./signatures.ts";
import { parts, withInner } from "./statement-parts.ts";
import type { StoredAttachment } from "./store.ts";

/** By SHA-2 sum in lower case. */
export type Received = ReadonlyMap<string, StoredAttachment>;

const SUMS: Readonly<Record<number, string>> = { 56: "sha224", 64: "sha256", 96: "sha384", 128: "sha512" };

/**
 * The data that came with statements (xAPI 1.0.3 Communication 1.5.2). @throws {Refusal} 400 where a part has not the headers that
 * it must have, or not the sum that it claims.
 */
export function receivedData(data: readonly Part[]): Received {
  return new Map(
    data.map(({ headers, body }) => {
      const sum = (headers.get("x-experience-api-hash") ?? "").toLowerCase();
      const encoding = (headers.get("content-transfer-encoding") ?? "").toLowerCase();
      if (sum === "") throw new Refusal(400, "A part has no header X-Experience-API-Hash.");
      if (encoding !== "binary") throw new Refusal(400, "A part has no header Content-Transfer-Encoding with the value binary.");
      const algorithm = SUMS[sum.length];
      if (!algorithm || createHash(algorithm).update(body).digest("hex") !== sum) {
        throw new Refusal(400, `A part has not the sum ${sum} that its header names.`);
      }
      const length = headers.get("content-length");
      if (length !== undefined && Number(length) !== body.length) throw new Refusal(400, "A part is not as long as its header says.");
      return [sum, { type: headers.get("content-type") ?? "application/octet-stream", bytes: body }];
    }),
  );
}

/**
 * Each attachment must have an address or data, all data must belong to an attachment, and signatures must be right.
 * @throws {Refusal} 400
 */
export function checkAttachments(statements: readonly Plain[], received: Received): void {
  const wanted = new Set<string>();
  for (const statement of statements) {
    for (const attachment of attachmentsOf(statement)) {
      const sum = sumOf(attachment);
      const data = received.get(sum);
      wanted.add(sum);
      if (!data && attachment["fileUrl"] === undefined) throw new Refusal(400, `The attachment ${sum} has neither data nor fileUrl.`);
      if (data && isSignature(attachment)) checkSignature(statement, attachment, data.bytes);
    }
  }
  const stray = [...received.keys()].find((sum) => !wanted.has(sum));
  if (stray) throw new Refusal(400, `No attachment has the sum ${stray}, which came as data.`);
}

function attachmentsOf(statement: Plain): readonly Plain[] {
  return withInner(statement).flatMap((each) => parts(each, "attachments"));
}

/** The data of all attachments of these statements that is held, each once, as parts. */
export function dataOf(statements: readonly Plain[], held: Received): readonly Part[] {
  const found = new Map<string, Part>();
  for (const attachment of statements.flatMap(attachmentsOf)) {
    const sum = sumOf(attachment);
    const data = held.get(sum);
    const headers = new Map([
      ["Content-Type", String(attachment["contentType"])],
      ["Content-Transfer-Encoding", "binary"],
      ["X-Experience-API-Hash", sum],
    ]);
    if (data) found.set(sum, { headers, body: Buffer.from(data.bytes) });
  }
  return [...found.values()];
}

function sumOf(attachment: Plain): string {
  return String(attachment["sha2"]).toLowerCase();
}
