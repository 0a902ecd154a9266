import type { Connection, SaveState, Tracking } from "../../templates/contract/tracking.ts";
import connect from "../../templates/targets/xapi/tracking.ts";
import { course } from "../support/course.ts";
import { ENDPOINT, type FakeStore } from "./xapi-store.ts";
import { type FakeWindow, openWindow } from "./xapi-window.ts";

export const ACTOR = { name: "Ada", account: { homePage: "https://lms.example", name: "ada" } };
export const REGISTRATION = "8f1f8e0c-59a4-4f0b-9a58-6ccff1a1f4a2";

export interface FakeVisit {
  readonly page: FakeWindow;
  readonly connection: Connection;
  readonly tracking: Tracking;
  /** Everything that the learner was told, in order. */
  readonly told: SaveState[];
}

/** The address at which a learning system opens the package. */
export function launchAddress(parameters: Readonly<Record<string, string>> = {}): string {
  const all = {
    endpoint: ENDPOINT,
    auth: `Basic ${btoa("learner:secret")}`,
    actor: JSON.stringify(ACTOR),
    registration: REGISTRATION,
    activity_id: course.iri,
    ...parameters,
  };
  const pairs = Object.entries(all).filter(([, value]) => value !== "");
  return `https://host.example/course/index.html?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")}`;
}

/** Opens the course in a new window and waits until it is connected, or not. */
export async function openVisit(
  store: FakeStore,
  address = launchAddress(),
  page = openWindow({ address, fetch: store.fetch }),
): Promise<FakeVisit> {
  const told: SaveState[] = [];
  const connections: Connection[] = [];
  void connect({
    course,
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

/** Saved state of this revision as the course writes it; the checks do not matter to the tracking. */
export function savedState(revision: number, letter = "i", score = "-"): string {
  return `A1.${revision.toString(36)}.0123abcd.${letter}.${score}.0.B.abcdef`;
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
