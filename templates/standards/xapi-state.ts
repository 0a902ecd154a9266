import { type Answer, type Failure, failure, judge } from "./xapi-answer.ts";
import { readLearner } from "./xapi-actor.ts";
import { type Agent, isStatement, type Statement, type VerbName } from "./xapi-statement.ts";

/** What the record store keeps for the learner to go on from, under the id `STATE_ID`. */
export type StateDocument = {
  /** The course's saved state. */
  readonly state: string;
  /** For the next launch that gives none (rule TC-3). */
  readonly registration: string;
  /** What the store had not confirmed of the visit and its results when this was written; the next visit sends it. */
  readonly unsent: readonly Statement[];
  /** Results that the store has confirmed, where each may be told once only (rule CMI5-6). */
  readonly held?: readonly VerbName[];
};

export const STATE_ID = "curricle-state";

type Match = { readonly matchHeader: "If-Match" | "If-None-Match"; readonly etag: string };

/** Where one document lies; `registration` is "" where it belongs to none. */
export interface StatePlace {
  readonly agent: Agent;
  readonly activityId: string;
  readonly stateId: string;
  readonly registration: string;
}

/** The state resource (xAPI 1.0.3 Communication 2.3), as `@xapi/xapi` calls it. Creating merges: keys are replaced one by one. */
export interface StateClient {
  getState(place: StatePlace): Promise<Answer>;
  setState(place: StatePlace & Match & { readonly state: StateDocument }): Promise<Answer>;
  createState(place: StatePlace & { readonly state: StateDocument }): Promise<Answer>;
}

export interface StateKeeper {
  /** What is there; a 404 means nothing. What it finds may be written over. */
  read(): Promise<{ readonly answer: Answer; readonly document: StateDocument | undefined }>;
  /** Writes with the precondition that rule TC-6 asks for. `newer` where another copy of the course is further on. */
  write(document: StateDocument): Promise<"done" | "newer" | Failure>;
  /** One attempt without reading first, while the page goes away. */
  writeLast(document: StateDocument): void;
}

export function createStateKeeper(client: StateClient, place: StatePlace): StateKeeper {
  /** What the next write has to match; `undefined` where the store has to be read first or hides it. */
  let match: Match | undefined;
  /** What the store holds, and what it may hold and be written over: what was there at first, or what we wrote since. */
  let held = "";
  let ours = "";

  const load: StateKeeper["read"] = async () => {
    const answer = await client.getState(place);
    const { status, headers } = answer;
    const document = status === 200 ? documentOf(answer.data, place) : undefined;
    held = document?.state ?? "";
    match = status === 404 ? { matchHeader: "If-None-Match", etag: "*" } : matching(headers["etag"]);
    return { answer, document };
  };
  // Merging asks for no tag and every store takes it: for those that hide their tags, or do not know them again.
  const merge = (state: StateDocument) => client.createState({ ...place, state });
  const send = (state: StateDocument) => (match ? client.setState({ ...place, ...match, state }) : merge(state));
  return {
    async read() {
      const found = await load();
      ours = held;
      return found;
    },
    async write(document) {
      for (const attempt of [send, send, merge]) {
        if (!match) {
          const { answer } = await load();
          if (answer.status !== 200 && answer.status !== 404) return failure(judge(answer));
        }
        if (held !== ours && revisionOf(held) > revisionOf(document.state)) return "newer";
        const sent = attempt(document);
        match = undefined;
        const answer = await sent;
        const verdict = judge(answer);
        if (verdict === "delivered") {
          held = ours = document.state;
          match = matching(answer.headers["etag"]);
          return "done";
        }
        if (verdict !== "conflict") return failure(verdict);
      }
      return 0;
    },
    writeLast(document) {
      void send(document);
    },
  };
}

/**
 * What this package has written for that learner; `undefined` for anything else, above all for a document of somebody else. Only
 * statements of that learner and registration are taken over from it.
 */
function documentOf(data: unknown, { agent, registration }: StatePlace): StateDocument | undefined {
  const given = (data ?? {}) as Readonly<Record<keyof StateDocument, unknown>>;
  const { state, registration: own } = given;
  if (typeof state !== "string" || typeof own !== "string" || (registration && own !== registration)) return undefined;
  const learner = keyOf(agent);
  return {
    state,
    registration: own,
    unsent: listOf(given.unsent).filter((item): item is Statement => isStatement(item, own) && keyOf(item.actor) === learner),
    held: listOf(given.held) as readonly VerbName[],
  };
}

function keyOf(agent: Agent): string | undefined {
  return readLearner(JSON.stringify(agent))?.key;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A proxy that compresses weakens a tag, and If-Match compares strongly (RFC 9110 13.1.1). */
function matching(etag: string | undefined): Match | undefined {
  return etag ? { matchHeader: "If-Match", etag: etag.replace(/^W\//, "") } : undefined;
}

/** The fields of a saved state (rule DATA-3): the second is its revision, base 36. None for a text that is no state. */
export function fieldsOf(state: string): readonly string[] {
  return state.startsWith("A1.") ? state.split(".") : [];
}

function revisionOf(state: string): number {
  return Number.parseInt(fieldsOf(state)[1] ?? "", 36);
}
