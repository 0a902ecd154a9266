import type { HostFault, StoreExchange } from "../../templates/contract/store-exchange.ts";

/** An address of the store for one visit of one learner: it notes what goes through it, and can be made to fail. */
export interface Door {
  readonly id: string;
  /** The last 2,000, oldest first. */
  readonly exchanges: () => readonly StoreExchange[];
  readonly fault: () => HostFault | undefined;
  /** From now on; what is being held up by `slow` is answered at once. `undefined` ends the fault. */
  readonly play: (fault: HostFault | undefined) => void;
  /** Called with each exchange from now on. Returns how to stop. */
  readonly subscribe: (listener: (exchange: StoreExchange) => void) => () => void;
}

/** What the server half needs of a door. */
export interface DoorInside extends Door {
  readonly note: (exchange: Omit<StoreExchange, "number">) => void;
  /** Waits for as long as `slow` holds up an answer, or less where the fault ends or `signal` aborts. */
  readonly wait: (signal: AbortSignal) => Promise<void>;
}

const KEPT = 2_000;

/** Characters of a body that are noted. */
const LONGEST = 100_000;

/** ms */
const SLOW = 3_000;

export function newDoor(id: string): DoorInside {
  const kept: StoreExchange[] = [];
  const listeners = new Set<(exchange: StoreExchange) => void>();
  const waiting = new Set<() => void>();
  let count = 0;
  let fault: HostFault | undefined;
  return {
    id,
    exchanges: () => [...kept],
    fault: () => fault,
    play(next) {
      fault = next;
      for (const release of waiting) release();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    note(exchange) {
      count += 1;
      const numbered = { number: count, ...exchange };
      kept.push(numbered);
      if (kept.length > KEPT) kept.shift();
      for (const listener of listeners) listener(numbered);
    },
    wait: (signal) =>
      new Promise((resolve) => {
        const release = () => {
          clearTimeout(timer);
          waiting.delete(release);
          signal.removeEventListener("abort", release);
          resolve();
        };
        const timer = setTimeout(release, SLOW);
        waiting.add(release);
        signal.addEventListener("abort", release);
      }),
  };
}

/** The text of a body as a door notes it: parts of `multipart/mixed` that are not JSON are left out, and so are passwords. */
export function noted(type: string, text: string): string {
  const [, boundary = ""] = /^multipart\/mixed\s*;.*boundary="?([^";]+)"?/i.exec(type) ?? [];
  const shown = boundary ? jsonParts(text, boundary) : text;
  const safe = shown.replace(/("auth-token":")[^"]*/, "$1…");
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST)}… (${safe.length - LONGEST} more characters)` : safe;
}

function jsonParts(text: string, boundary: string): string {
  const parts = text.split(`--${boundary}`).filter((part) => /^content-type:\s*application\/json/im.test(part.split("\r\n\r\n")[0] ?? ""));
  return parts.map((part) => part.split("\r\n\r\n").slice(1).join("\r\n\r\n").trim()).join("\n");
}
