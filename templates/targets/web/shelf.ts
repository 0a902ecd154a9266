/** One text kept in the browser. No method throws: blocked storage is normal (rule PRIV-4). */
export interface Shelf {
  /** "" where nothing was kept. */
  read(): string;
  /** True only where the browser gives back the very text. */
  write(text: string): boolean;
}

/** First part of every key, so that a host on the same origin can list what is kept. */
export const PREFIX = "curricle-web:";

/** Falls back to memory, so that what was written can still be read while the page is open. */
export function openShelf(window: Window, key: string): Shelf {
  let memory = "";
  return {
    read: () => attempt(() => window.localStorage.getItem(PREFIX + key)) ?? memory,
    write(text) {
      memory = text;
      return attempt(() => put(window.localStorage, PREFIX + key, text)) ?? false;
    },
  };
}

function put(storage: Storage, key: string, text: string): boolean {
  storage.setItem(key, text);
  return storage.getItem(key) === text;
}

/** Reading `window.localStorage` alone throws a SecurityError in a sandboxed frame (rule DISC-9). */
function attempt<Value>(action: () => Value): Value | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
