import type { Personality } from "./scorm-personalities.ts";

export interface Call {
  readonly method: string;
  readonly given: readonly unknown[];
  readonly answer: unknown;
  /** Type of the event that the window was handling. */
  readonly during: string | undefined;
}

export interface StrictLms {
  /** The name under which windows offer `api`. */
  readonly object: string;
  readonly api: Record<string, (...given: unknown[]) => unknown>;
  /** What truly survives. Tests assert on this. */
  readonly stored: Map<string, string>;
  /** What was asked and answered. */
  readonly trace: Call[];
  /** So many of the next commits do not arrive. */
  failing: number;
  /** LMSFinish fails. */
  finishFails: boolean;
  /** Commits and the end are confirmed, and nothing of them arrives. */
  loses: boolean;
  /** No session can be opened. */
  locked: boolean;
  /** The error of the last call. */
  error(): number;
  /** The so-manieth call throws, counted from 1. */
  throwAt: number;
  /** Elements that are refused or cannot be read. */
  refuses: RegExp;
  unreadable: RegExp;
  /** Called inside LMSCommit. */
  onCommit: () => void;
  /** Forgets the open session, as a server does that has signed the learner out. */
  forget(): void;
  /** What is on its way is there. */
  land(): void;
  /** The next visit, with what survived. */
  again(): StrictLms;
}

export interface LmsSettings {
  readonly personality?: Personality;
  readonly stored?: Readonly<Record<string, string>>;
  /** Read-only elements. */
  readonly given?: Readonly<Record<string, string>>;
  readonly currentEvent?: () => { readonly type: string } | undefined;
}

const NOTHING = /^$/;

type Methods = Readonly<Record<string, (...given: unknown[]) => unknown>>;

/** An API around its methods: each call is noted, and what is on its way lands before the next. */
export function lmsAround(
  object: string,
  methods: Methods,
  { currentEvent }: LmsSettings,
  own: Pick<StrictLms, "stored" | "error" | "forget" | "land" | "again">,
): StrictLms {
  let calls = 0;
  const watched = (method: string) =>
    function (...given: unknown[]): unknown {
      const during = currentEvent?.()?.type;
      own.land();
      const note = (answer: unknown) => {
        lms.trace.push({ method, given, answer, during });
        return answer;
      };
      try {
        if (++calls === lms.throwAt) throw new Error(`call ${calls}: ${method}`);
        return note(methods[method]?.(...given));
      } catch (thrown) {
        note("threw");
        throw thrown;
      }
    };
  const lms: StrictLms = {
    ...own,
    object,
    api: Object.fromEntries(Object.keys(methods).map((method) => [method, watched(method)])),
    trace: [],
    failing: 0,
    finishFails: false,
    loses: false,
    locked: false,
    throwAt: 0,
    refuses: NOTHING,
    unreadable: NOTHING,
    onCommit() {},
  };
  return lms;
}

/** The calls that leave a mark, in one line each: `cmi.core.exit=suspend`, `LMSCommit`. */
export function marks({ trace }: StrictLms): string[] {
  return trace
    .filter(({ method }) => /SetValue|Commit|Finish|Terminate|Initialize/.test(method))
    .map(({ method, given }) => (method.endsWith("SetValue") ? given.join("=") : method));
}

export function count({ trace }: StrictLms, method: string): number {
  return trace.filter((call) => call.method === method).length;
}
