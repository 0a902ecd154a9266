import type { Connection, SaveState, Tracking } from "../../templates/contract/tracking.ts";
import connect from "../../templates/targets/cmi5/tracking.ts";
import { course } from "../support/course.ts";
import type { Cmi5Lms } from "./cmi5-lms.ts";
import { type FakeWindow, openWindow } from "./xapi-window.ts";

export interface Cmi5Visit {
  readonly page: FakeWindow;
  readonly connection: Connection;
  readonly tracking: Tracking;
  /** Everything that the learner was told, in order. */
  readonly told: SaveState[];
}

/** Opens the AU in a window, by default at a new launch in a new one, and waits until it is connected, or not. */
export async function openAu(
  lms: Cmi5Lms,
  address = lms.launch(),
  page = openWindow({ address, fetch: lms.fetch }),
  of = course,
): Promise<Cmi5Visit> {
  const told: SaveState[] = [];
  const connections: Connection[] = [];
  void connect({
    course: of,
    window: page.window,
    onSaveState: (state) => told.push(state),
    elapsed: page.elapsed,
    now: page.now,
    reachable: () => Promise.resolve(null),
    log() {},
  }).then((made) => {
    connections.push(made);
  });
  await page.advance(10);
  if (connections.length === 0) await page.advance(10_000);
  const [made] = connections;
  if (!made) throw new Error("Connecting took more than ten seconds.");
  return { page, told, connection: made, tracking: made.connected ? made.tracking : noTracking };
}

/** Leaves on purpose and returns what that achieved. */
export async function leave({ page, tracking }: Cmi5Visit, ms = 5000): ReturnType<Tracking["end"]> {
  const ended = tracking.end();
  await page.advance(ms);
  return ended;
}

const noTracking: Tracking = {
  get launch(): never {
    throw new Error("Not connected.");
  },
  held(): never {
    throw new Error("Not connected.");
  },
  retry() {},
  yield() {},
  report() {},
  save() {},
  end: () => Promise.resolve({ confirmed: false }),
};
