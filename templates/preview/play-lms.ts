import type { Host, HostCall, HostRecord, Hosted } from "../contract/host.ts";
import type { HostFault } from "../contract/store-exchange.ts";
import { type Choices, masteryOf, modeOf } from "./play-choices.ts";
import type { Exchanges } from "./play-exchanges.ts";
import { type PlaySettings, write } from "./play-settings.ts";

/** How long a request that a closing page has sent may take to the record store, ms. */
const LAST_WORDS = 200;

/** What the server keeps of a learner: what the LMS holds, and who it is. */
type Kept = HostRecord & { readonly learner?: string };

/** What a host is at least; one that stands in for it in a test may know no more. */
export type AnyHost = Pick<Host, "open"> & Partial<Host>;

export interface LmsParts {
  readonly host: AnyHost;
  readonly settings: PlaySettings;
  readonly choices: () => Choices;
  /** Only where faults are played at the record store. */
  readonly exchanges: Exchanges | undefined;
  readonly told: (call: HostCall) => void;
  /** Called at each change of what the LMS holds; `undefined` once it holds nothing. */
  readonly holds: (held: HostRecord | undefined) => void;
}

/** The LMS around the package: one learner, one visit at a time. */
export interface Lms {
  held(): HostRecord | undefined;
  /** What the server has kept since an earlier visit. */
  recall(): Promise<void>;
  /** Begins a visit. Returns where to point the frame. */
  open(): Promise<string>;
  /** Ends it, once the package has gone; what is still under way may arrive first, unless there is a hurry. */
  close(hurry?: boolean): Promise<void>;
  /** Holds nothing any more: somebody else comes. */
  forget(): Promise<void>;
  /** The chosen fault begins, or ends. */
  playFault(): Promise<void>;
}

export function openLms({ host, settings, choices, exchanges, told, holds }: LmsParts): Lms {
  let hosted: Hosted | undefined;
  let held: HostRecord | undefined;
  let learner = "preview-learner";
  let visit = 0;

  /** The record store's door plays it; a host that plays it in the page asks for it. */
  async function tellDoor(fault: HostFault | undefined): Promise<void> {
    if (exchanges) await write(settings, "PUT", `/doors/${settings.door}/fault`, fault ?? "");
  }

  function hold(next: HostRecord | undefined): void {
    held = next;
    holds(next);
  }

  return {
    held: () => held,
    async recall() {
      const kept = await fetch(settings.held)
        .then((answer) => (answer.status === 200 ? (answer.json() as Promise<Kept>) : undefined))
        .catch(() => undefined);
      learner = kept?.learner ?? learner;
      hold(kept);
    },
    async open() {
      const { personality } = choices();
      const masteryScore = masteryOf(choices());
      const began = Date.now();
      const current = ++visit;
      const fault = faultOf(choices(), host);
      // A fault befalls the package. What the LMS itself has to write for a launch arrives.
      if (fault) await tellDoor(undefined);
      const opened = await host.open({
        window,
        launch: new URL(settings.launch, location.href).href,
        recordStore: new URL(settings.recordStore, location.href).href,
        authorization: settings.authorization,
        activity: settings.activity,
        learner: { id: learner, name: "Preview, Learner" },
        mode: modeOf(choices()),
        ...(host.personalities?.some(({ id }) => id === personality) && personality !== undefined && { personality }),
        ...(masteryScore !== undefined && { masteryScore }),
        stored: held?.state,
        fault: () => faultOf(choices(), host),
        record(next) {
          // A visit that ended may have a last word, but not once another one has begun.
          if (current !== visit) return;
          hold(next);
          void write(settings, "PUT", settings.held, JSON.stringify({ ...next, learner }));
        },
        tell: told,
        // What arrives after the next visit has begun is told there.
        ...(exchanges && {
          exchanges: (listener) => exchanges.listen(began, (exchange) => (current === visit ? listener(exchange) : undefined)),
        }),
      });
      hosted = opened;
      if (fault) await tellDoor(fault);
      return opened.address;
    },
    async close(hurry = false) {
      const leaving = hosted;
      hosted = undefined;
      if (leaving && exchanges && !hurry) await new Promise((resolve) => setTimeout(resolve, LAST_WORDS));
      leaving?.close();
    },
    async forget() {
      visit++;
      learner = `preview-learner-${crypto.randomUUID().slice(0, 8)}`;
      emptyBrowser();
      await write(settings, "DELETE", settings.held);
      hold(undefined);
    },
    playFault: () => tellDoor(faultOf(choices(), host)),
  };
}

/** The chosen fault, where this host can play it. */
export function faultOf({ fault }: Choices, host: AnyHost): HostFault | undefined {
  return host.faults?.find((known) => known === fault);
}

/** Keys of the studio itself. */
const STUDIO = "curricle-preview-";

/** A new learner comes with a browser of their own: courses have kept nothing in it. */
function emptyBrowser(): void {
  const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? "");
  for (const key of keys) if (!key.startsWith(STUDIO)) localStorage.removeItem(key);
}
