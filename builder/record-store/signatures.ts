import { verify, X509Certificate } from "node:crypto";
import { isPlain, type Plain } from "./check.ts";
import { Refusal } from "./exchange.ts";
import { isSame } from "./same-statement.ts";
import { parts } from "./statement-parts.ts";

const SIGNATURE = "http://adlnet.gov/expapi/attachments/signature";

const ALGORITHMS: Readonly<Record<string, string>> = { RS256: "RSA-SHA256", RS384: "RSA-SHA384", RS512: "RSA-SHA512" };

export function isSignature(attachment: Plain): boolean {
  return attachment["usageType"] === SIGNATURE;
}

/**
 * A signed statement must be what its signature says, in JWS compact serialization, and by its certificate where it names one
 * (xAPI 1.0.3 Data 2.6). @throws {Refusal} 400
 */
export function checkSignature(statement: Plain, attachment: Plain, bytes: Uint8Array): void {
  if (!/^application\/octet-stream\s*(;|$)/i.test(String(attachment["contentType"]))) refuse("must have the type application/octet-stream");
  const [head = "", payload = "", signature = "", ...rest] = Buffer.from(bytes).toString("latin1").trim().split(".");
  const isCompact = rest.length === 0 && [head, payload, signature].every((piece) => /^[\w-]+$/.test(piece));
  if (!isCompact) refuse("is no JSON web signature in compact serialization");
  const header = decoded(head, "header");
  const algorithm = ALGORITHMS[String(header["alg"])];
  if (!algorithm) refuse("must be made with RS256, RS384 or RS512");
  if (!isSame(unsigned(statement), unsigned(decoded(payload, "payload")))) refuse("is of another statement");
  const certificate = header["x5c"] === undefined ? undefined : leafOf(header["x5c"]);
  if (!certificate) return;
  const isRight = verify(algorithm, Buffer.from(`${head}.${payload}`), certificate.publicKey, Buffer.from(signature, "base64url"));
  if (!isRight) refuse("does not fit its certificate");
}

/** The statement as it was before the signature was added. */
function unsigned(statement: Plain): Plain {
  const { attachments: _, ...said } = statement;
  const others = parts(statement, "attachments").filter((attachment) => !isSignature(attachment));
  return others.length > 0 ? { ...said, attachments: others } : said;
}

function decoded(piece: string, what: string): Plain {
  try {
    const value = JSON.parse(Buffer.from(piece, "base64url").toString("utf8")) as unknown;
    if (isPlain(value)) return value;
  } catch {
    // The same refusal as for JSON of another kind.
  }
  return refuse(`has a ${what} that is no JSON object`);
}

function leafOf(chain: unknown): X509Certificate {
  try {
    return new X509Certificate(Buffer.from(String((chain as readonly unknown[])[0]), "base64"));
  } catch {
    return refuse("names a certificate that cannot be read");
  }
}

function refuse(why: string): never {
  throw new Refusal(400, `The signature ${why}.`);
}
