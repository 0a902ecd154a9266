/** How long an unconfirmed result is kept on a machine, ms (rule PRIV-2). */
const LIFETIME = 30 * 24 * 60 * 60 * 1000;
const PREFIX = "curricle-journal-";

/**
 * A copy of the result on this machine until the LMS is known to hold it. One entry per learner, package and host; the key
 * is a hash, and the value is the header of the saved state: no name, no answer (rules PRIV-1, PRIV-2). Works without
 * storage by remembering nothing.
 */
export interface Journal {
  read(): string;
  write(header: string): void;
  clear(): void;
}

/** `owner` stands for learner, package and host; "" means unknown: then nothing is kept, because the next learner could be someone else. */
export function openJournal(storage: () => Storage, owner: string, now: () => number): Journal {
  const key = owner === "" ? undefined : PREFIX + owner;
  const guarded = <T>(otherwise: T, use: (store: Storage, key: string) => T): T => {
    if (!key) return otherwise;
    try {
      return use(storage(), key);
    } catch {
      return otherwise;
    }
  };
  guarded(undefined, (store) => dropExpired(store, now()));
  return {
    read: () => guarded("", (store, own) => store.getItem(own)?.split("|")[1] ?? ""),
    write: (header) => guarded(undefined, (store, own) => store.setItem(own, `${now()}|${header}`)),
    clear: () => guarded(undefined, (store, own) => store.removeItem(own)),
  };
}

function dropExpired(store: Storage, now: number): void {
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? "");
  for (const key of keys.filter((name) => name.startsWith(PREFIX))) {
    const written = Number.parseInt(store.getItem(key) ?? "", 10);
    if (!(now - written < LIFETIME)) store.removeItem(key);
  }
}
