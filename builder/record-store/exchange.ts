import type { Change } from "./changes.ts";
import type { Accepted, Caller } from "./credentials.ts";
import type { Version } from "./versions.ts";

/** A request as it reached the record store; `url` is absolute, or a path from the store's root. A text stands for its UTF-8. */
export interface StoreRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string | Uint8Array;
}

/** Header names are in lower case. */
export interface StoreReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** What the store cannot know by itself. */
export interface StoreSetting {
  readonly now: () => Date;
  readonly uuid: () => string;
  readonly accepts: Accepted;
  /** True where statements are refused for anything that is doubtful in them, as for the response that no choice has. */
  readonly strict?: boolean;
  /** Path in front of `more` links where the store does not lie at the root of its host; "" otherwise. */
  readonly root?: string;
}

/** A request that has passed what every resource asks for. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
  /** Value of a header, "" where absent. */
  readonly header: (name: string) => string;
  readonly body: Buffer;
  readonly version: Version;
  /** `undefined` only where a resource is open to all. */
  readonly caller: Caller | undefined;
  readonly setting: StoreSetting;
  /** What is to change once the request has been found good; applied all or none. */
  readonly changes: Change[];
}

/** Ends the request with that status; the message is the body. */
export class Refusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): StoreReply {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(value) };
}

export function empty(status: number): StoreReply {
  return { status, headers: {}, body: "" };
}

/** The text of a body, whose bytes are UTF-8. */
export function textOf(body: string | Uint8Array): string {
  return typeof body === "string" ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8");
}

const STRICT_UTF8 = new TextDecoder("utf-8", { fatal: true });

/** Brackets within brackets. Deeper ones could not be written again. */
const DEEPEST = 500;

/** @throws {Refusal} 400 where the text is no JSON, its bytes are no UTF-8, or it is nested too deeply. */
export function parseJson(body: string | Uint8Array, what: string): unknown {
  const value = parsed(body);
  if (value === undefined) throw new Refusal(400, `${what} is not JSON.`);
  if (isTooDeep(value)) throw new Refusal(400, `${what} has more than ${DEEPEST} brackets within brackets.`);
  return value;
}

function parsed(body: string | Uint8Array): unknown {
  try {
    return JSON.parse(typeof body === "string" ? body : STRICT_UTF8.decode(body)) as unknown;
  } catch {
    return undefined;
  }
}

function isTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((item) => (typeof item === "object" && item !== null ? (Object.values(item) as unknown[]) : []));
  }
  return false;
}

export function isJson(type: string): boolean {
  return /^application\/json\s*(;|$)/i.test(type);
}

/** @throws {Refusal} 400 where the query has other keys than these, or lacks a required one. */
export function expectQuery({ query }: Call, required: readonly string[], optional: readonly string[] = []): void {
  const missing = required.find((name) => !query.has(name));
  if (missing) throw new Refusal(400, `The parameter ${missing} is missing.`);
  const stray = [...query.keys()].find((name) => !required.includes(name) && !optional.includes(name));
  if (stray !== undefined) throw new Refusal(400, `The parameter ${stray} is unknown here.`);
}
