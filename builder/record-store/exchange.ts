/** A request as it reached the record store; `url` is absolute, or a path from the store's root. */
export interface StoreRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export interface StoreReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the store cannot know by itself. */
export interface StoreSetting {
  readonly now: () => Date;
  readonly uuid: () => string;
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
  readonly body: string;
  /** Who authenticated. */
  readonly user: string;
  readonly setting: StoreSetting;
}

/** Ends the request with that status; the message is the body. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): StoreReply {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(value) };
}

export function empty(status: number): StoreReply {
  return { status, headers: {}, body: "" };
}

/** @throws {Refusal} 400 where the text is no JSON. */
export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refusal(400, `${what} is not JSON.`);
  }
}

/** @throws {Refusal} 400 where the query has other keys than these, or lacks a required one. */
export function expectQuery({ query }: Call, required: readonly string[], optional: readonly string[] = []): void {
  const missing = required.find((name) => !query.has(name));
  if (missing) throw new Refusal(400, `The parameter ${missing} is missing.`);
  const stray = [...query.keys()].find((name) => !required.includes(name) && !optional.includes(name));
  if (stray) throw new Refusal(400, `The parameter ${stray} is unknown here.`);
}
