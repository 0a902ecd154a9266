import { memoryStorage } from "../fakes/xapi-window.ts";
import { type ClockWindow, type Machine, openWindow } from "./clock-window.ts";
import type { Side } from "./xapi-places.ts";

/** Answers come in turns of the event loop. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** A browser window at the address that the learning system opens. `fetch` is asked with the window's own clock. */
export function openPage(
  machine: Machine,
  after: number,
  side: Side,
  send: (pause: (ms: number) => Promise<void>) => typeof fetch,
): ClockWindow {
  const address = new URL(side.launch());
  const { search, pathname, hash, origin, protocol, href } = address;
  const place = { search, pathname, hash, origin, protocol, href, replace() {} };
  const pause = (ms: number) => new Promise<void>((resolve) => void page.window.setTimeout(resolve, ms));
  const page = openWindow(
    machine,
    after,
    {
      location: place,
      history: {
        state: null,
        replaceState(_state: unknown, _title: string, to: string) {
          const next = new URL(to, place.href);
          Object.assign(place, { search: next.search, pathname: next.pathname, hash: next.hash, href: next.href });
        },
      },
      sessionStorage: memoryStorage(),
      fetch: (...asked: Parameters<typeof fetch>) => send(pause)(...asked),
    },
    turns,
  );
  return page;
}
