import type { HostCall, HostRecord } from "./host-record.ts";
import type { HostFault, StoreExchange } from "./store-exchange.ts";

export type { HostCall, HostRecord, SavedText, Standing } from "./host-record.ts";

/**
 * The other side of a format: what an LMS does when it opens a package. The preview and `verify` load it as the default export
 * of a target's `host.ts`; it runs in the page around the package's frame.
 */
export interface Host {
  readonly open: OpenHost;
  /** Ways in which real systems behave; the first is how the standard says. At least one. */
  readonly personalities: readonly { readonly id: string; readonly label: string }[];
  /** The faults that can befall this side, in the order to offer. */
  readonly faults: readonly HostFault[];
  /** Where the faults are played: by the API in the page, or by the record store's door, which the page around it must tell. */
  readonly faultsAt: "page" | "record-store";
  /** True where the format knows review and browse mode. */
  readonly modes: boolean;
  /** True where the system can set what score passes. */
  readonly mastery: boolean;
}

export type OpenHost = (setting: HostSetting) => Promise<Hosted>;

export type LaunchMode = "normal" | "browse" | "review";

export interface HostSetting {
  readonly window: Window;
  /** Absolute address of the document to launch, within the package. */
  readonly launch: string;
  /** Absolute address of a learning record store on the same origin, ending in `/`. */
  readonly recordStore: string;
  /** The value of the header `Authorization` for it, as the LMS itself has it. */
  readonly authorization: string;
  /** Identifies the activity in the record store. */
  readonly activity: string;
  readonly learner: { readonly id: string; readonly name: string };
  /** How the LMS opens the course, in formats that know the difference; `normal` where absent. */
  readonly mode?: LaunchMode;
  /** One of the host's; its first where absent. */
  readonly personality?: string;
  /** What score passes, 0…1, in place of the package's own; where absent the package decides. */
  readonly masteryScore?: number;
  /** What the last visit left, as `record` was given it; `undefined` at the first. */
  readonly stored: unknown;
  /** Asked before each call, where faults are played in the page. */
  readonly fault?: () => HostFault | undefined;
  /** Called with everything that the LMS holds, at each commit and at the end. Plain data. */
  readonly record: (held: HostRecord) => void;
  /** Called with each call or request that the package made, once it has been answered. */
  readonly tell?: (call: HostCall) => void;
  /** Requests that the record store's door has answered since the visit began, and each from now on. Returns how to stop. */
  readonly exchanges?: (listener: (exchange: StoreExchange) => void) => () => void;
}

export interface Hosted {
  /** Where to point the frame. */
  readonly address: string;
  /** Ends the visit as the LMS would when the learner leaves. */
  close(): void;
}
