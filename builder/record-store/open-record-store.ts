import type { IncomingMessage, ServerResponse } from "node:http";
import { answerThroughDoor } from "./answer-through-door.ts";
import { apply, type Change } from "./changes.ts";
import { type Door, type DoorInside, newDoor } from "./doors.ts";
import type { StoreReply, StoreRequest, StoreSetting } from "./exchange.ts";
import { headersOf, readBytes, send } from "./http.ts";
import { openJournal } from "./journal.ts";
import { encodeRecord } from "./journal-records.ts";
import { deal, refused } from "./record-store.ts";
import { newStore, type RecordStore } from "./store.ts";

export interface RecordStoreSettings {
  readonly now: () => Date;
  readonly uuid: () => string;
  /** Of the owner: the only ones that the store takes beside the one-time credentials that it hands out. */
  readonly user: string;
  readonly password: string;
  /** Where all that is acknowledged is kept; in memory alone where absent. One process at a time. */
  readonly folder?: string;
  /** Told what a start found, in words. */
  readonly note?: (words: string) => void;
  /** True where statements are refused for anything that is doubtful in them; see `statementProblems`. */
  readonly strict?: boolean;
  /** Largest body of a request, bytes; 10 MB where absent. Longer ones are answered with 413. */
  readonly largest?: number;
}

export interface OpenRecordStore {
  /** What is stored. To be read, never written. */
  readonly store: RecordStore;
  /** Value of the header `Authorization` for the owner. */
  readonly authorization: string;
  /**
   * Answers a request whose path begins with `prefix` (as `/record-store`; "" at the root): `<prefix>/statements` and so on, and
   * the same below `<prefix>/doors/<id>/xapi/`. Never rejects.
   */
  readonly answer: (request: IncomingMessage, response: ServerResponse, prefix: string) => Promise<void>;
  /** Opens a door, or returns the one that is open. An id has letters, digits and `.~_-`. */
  readonly openDoor: (id: string) => Door;
  readonly closeDoor: (id: string) => void;
  readonly close: () => Promise<void>;
}

const LARGEST = 10_000_000;

/** Rejects where another process has the folder open, or its journal is none of ours. */
export async function openRecordStore(settings: RecordStoreSettings): Promise<OpenRecordStore> {
  const { now, uuid, user, password, strict = false, largest = LARGEST, folder, note = () => undefined } = settings;
  const store = newStore();
  const doors = new Map<string, DoorInside>();
  const setting: StoreSetting = { now, uuid, accepts: { user, password }, strict };
  const play = (changes: readonly Change[]) => changes.forEach((change) => apply(store, change));
  const journal = folder === undefined ? undefined : await openJournal(folder, play, note);

  /** Answers only once everything that the answer rests on is on the disk. */
  const ask = async (request: StoreRequest, root: string): Promise<StoreReply> => {
    if (journal?.failed()) return refused(503, "The store cannot write to its folder any more, and must be started again.", request.method);
    const { reply, changes } = deal(store, request, { ...setting, root });
    if (changes.length === 0) await journal?.settled();
    else {
      // What cannot be written must not be in memory either.
      const record = journal && encodeRecord(changes);
      play(changes);
      if (record) await journal.append(record);
    }
    return reply;
  };

  const answer: OpenRecordStore["answer"] = async (request, response, prefix) => {
    const { url = "/", method = "GET" } = request;
    // Clients put an endpoint that ends in a slash before a path that begins with one.
    const below = url.slice(prefix.length).replace(/^\/+/, "/");
    const [, id, path] = /^\/doors\/([\w.~-]+)\/xapi(\/.*)$/.exec(below) ?? [];
    const door = id === undefined ? undefined : doors.get(id);
    const root = path === undefined ? prefix : url.slice(0, url.length - path.length);
    try {
      if (id !== undefined && !door) return send(response, refused(404, "This door is closed.", method));
      const headers = headersOf(request);
      const body = await readBytes(request, largest);
      const incoming = { method, url: path ?? below, headers, body: body ?? "" };
      const dealt = () => (body ? ask(incoming, root) : Promise.resolve(refused(413, `The store takes up to ${largest} bytes.`, method)));
      if (door) await answerThroughDoor(door, { incoming, response, deal: dealt, now });
      else send(response, await dealt());
    } catch (error) {
      send(response, refused(500, error instanceof Error ? error.message : "", method));
    }
  };

  return {
    store,
    authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`,
    answer,
    openDoor(id) {
      const door = doors.get(id) ?? newDoor(id);
      doors.set(id, door);
      return door;
    },
    closeDoor(id) {
      doors.get(id)?.play(undefined);
      doors.delete(id);
    },
    close: () => journal?.close() ?? Promise.resolve(),
  };
}
