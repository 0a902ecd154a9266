/**
 * The other side of a format: what an LMS does when it opens a package. The preview and the browser tests load it
 * as the default export of a target's `host.ts`; it runs in the page around the package.
 */
export type OpenHost = (setting: HostSetting) => Promise<Hosted>;

export type LaunchMode = "normal" | "browse" | "review";

export interface HostSetting {
  readonly window: Window;
  /** Absolute address of the package's `index.html`. */
  readonly launch: string;
  /** Absolute address of a learning record store on the same origin, ending in `/`. */
  readonly recordStore: string;
  /** Identifies the activity in the record store. */
  readonly activity: string;
  readonly learner: { readonly id: string; readonly name: string };
  /** How the LMS opens the course, in formats that know the difference; `normal` where absent. */
  readonly mode?: LaunchMode;
  /** What the last visit left, as `record` was given it; `undefined` at the first. */
  readonly stored: unknown;
  /** Called with everything that the LMS holds, at each commit and at the end. Plain data. */
  readonly record: (held: HostRecord) => void;
}

/** What an LMS holds, ready to be shown beside the course. `rows` are in the order to show. */
export interface HostRecord {
  readonly rows: readonly { readonly name: string; readonly value: string }[];
  /** Whatever the host needs to go on from here at the next visit. */
  readonly state: unknown;
}

export interface Hosted {
  /** Where to point the frame. */
  readonly address: string;
  /** Ends the visit as the LMS would when the learner leaves. */
  close(): void;
}
