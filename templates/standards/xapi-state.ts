import { type Answer, judge } from "./xapi-answer.ts";
import type { Statement } from "./xapi-statement.ts";
import type { Step } from "./xapi-worker.ts";

/** What the record store keeps for the learner to go on from, under the id `STATE_ID`. */
export interface StateDocument {
  /** The course's saved state. */
  readonly state: string;
  /** The registration that we made where the launch gave none (rule TC-3). */
  readonly registration?: string;
  /** Results that the store had not confirmed when this was written; the next visit sends them again as they are. */
  readonly unsent?: readonly Statement[];
}

export const STATE_ID = "curricle-state";

export type Match = { readonly header: "If-Match" | "If-None-Match"; readonly etag: string };

/** The state resource (xAPI 1.0.3 Communication 2.3) for one document. `merge` is POST: keys are replaced one by one. */
export interface StateResource {
  get(): Promise<Answer>;
  put(document: StateDocument, match: Match): Promise<Answer>;
  merge(document: StateDocument): Promise<Answer>;
}

/** What is known of the document that the store holds. `unknown` until it has been read since the last write. */
type Held =
  | { readonly kind: "unknown" | "absent" }
  | { readonly kind: "present" /** "" where the browser may not read it. */; readonly etag: string; readonly state: string };

export interface StateKeeper {
  /** What is there; a 404 means nothing. What it finds may be written over. */
  read(): Promise<{ readonly answer: Answer; readonly document: StateDocument | undefined }>;
  /** Writes with the precondition that rule TC-6 asks for. `newer` where another copy of the course is further on. */
  write(document: StateDocument, now: number): Promise<Step | { readonly kind: "newer" }>;
  /** One attempt without reading first, while the page goes away. */
  writeLast(document: StateDocument): void;
}

const ATTEMPTS = 4;

export function createStateKeeper(resource: StateResource): StateKeeper {
  let held: Held = { kind: "unknown" };
  // What was there when the course was opened, or what we wrote since: ours to replace.
  let ours = "";

  const load: StateKeeper["read"] = async () => {
    const answer = await resource.get();
    const document = asDocument(answer);
    if (answer.status === 404) held = { kind: "absent" };
    else if (answer.status === 200) {
      held = { kind: "present", etag: answer.headers["etag"] ?? "", state: document?.state ?? "" };
    }
    return { answer, document };
  };
  const isNewer = (state: string) => held.kind === "present" && held.state !== ours && revisionOf(held.state) > revisionOf(state);
  const send = (document: StateDocument, attempt: number): Promise<Answer> => {
    if (held.kind === "absent") return resource.put(document, { header: "If-None-Match", etag: "*" });
    // A proxy that compresses may weaken the tag, so that the store no longer knows it; then without `W/`, then by merging,
    // which asks for no tag and which every store takes.
    if (held.kind === "present" && held.etag !== "" && attempt < 2) {
      return resource.put(document, { header: "If-Match", etag: attempt === 0 ? held.etag : held.etag.replace(/^W\//, "") });
    }
    return resource.merge({ ...document, unsent: document.unsent ?? [] });
  };
  return {
    async read() {
      const found = await load();
      ours = found.document?.state ?? "";
      return found;
    },
    async write(document, now) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (held.kind === "unknown" || (held.kind === "present" && held.etag === "")) {
          const verdict = judge((await load()).answer, now);
          if (verdict.kind === "stop") return { kind: "stop" };
          if (held.kind === "unknown") return { kind: "retry", after: verdict.kind === "retry" ? verdict.after : 0 };
        }
        if (isNewer(document.state)) return { kind: "newer" };
        const answer = await send(document, attempt);
        const verdict = judge(answer, now);
        if (verdict.kind === "delivered") {
          const etag = answer.headers["etag"];
          ours = document.state;
          held = etag === undefined ? { kind: "unknown" } : { kind: "present", etag, state: ours };
          return { kind: "idle" };
        }
        held = { kind: "unknown" };
        if (verdict.kind === "stop") return { kind: "stop" };
        if (verdict.kind !== "conflict") return { kind: "retry", after: verdict.kind === "retry" ? verdict.after : 0 };
      }
      return { kind: "retry", after: 0 };
    },
    writeLast(document) {
      void send(document, held.kind === "present" && held.etag.startsWith("W/") ? 2 : 0);
    },
  };
}

/** Field 2 of the saved state, base 36; -1 for a text that is none. */
function revisionOf(state: string): number {
  const match = /^A1\.([0-9a-z]+)\./.exec(state);
  return match ? Number.parseInt(match[1] ?? "", 36) : -1;
}

function asDocument({ status, data }: Answer): StateDocument | undefined {
  const document = data as StateDocument | null;
  return status === 200 && typeof document === "object" && typeof document?.state === "string" ? document : undefined;
}
