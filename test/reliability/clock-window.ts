import { createHash } from "node:crypto";
import { createWindow, type FakeWindow } from "../fakes/scorm-window.ts";
import { memoryStorage } from "../fakes/xapi-window.ts";

/** What stays on a machine between two visits. */
export interface Machine {
  readonly local: Storage;
}

export function newMachine(): Machine {
  return { local: memoryStorage() };
}

export interface ClockWindow extends FakeWindow {
  /** A call that takes so long: the clock goes on, and nothing else happens. */
  stall(ms: number): void;
  /** Wall clock. */
  readonly now: () => Date;
}

/** A browser's own comes when it comes; here, time goes by only when the test says so. */
function sha256(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(createHash("sha256").update(bytes).digest()).buffer;
}

const START = Date.UTC(2026, 10, 24, 9, 0, 0);

/** A browser window on that machine, opened `after` ms after the first one. */
export function openWindow(machine: Machine, after: number, more: object = {}, settle?: () => Promise<void>): ClockWindow {
  let stalled = 0;
  const page = createWindow(
    {
      navigator: { userAgent: "fake", onLine: true },
      location: { origin: "https://lms.example", protocol: "https:", replace() {} },
      localStorage: machine.local,
      crypto: {
        getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => globalThis.crypto.getRandomValues(bytes),
        subtle: { digest: (_: string, bytes: Uint8Array) => Promise.resolve(sha256(bytes)) },
      },
      performance: { now: () => page.elapsed() },
      // The package's own file is always there: what is tried here is the LMS.
      fetch: () => Promise.resolve({ ok: true, text: () => Promise.resolve("curricle") }),
      ...more,
    },
    settle,
  );
  const elapsed = () => page.elapsed() + stalled;
  return {
    ...page,
    elapsed,
    now: () => new Date(START + after + elapsed()),
    stall(ms) {
      stalled += ms;
    },
  };
}
