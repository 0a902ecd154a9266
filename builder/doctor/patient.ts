/** A request as a package makes it. `path` lies below the store's address. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back. */
export interface Seen {
  readonly status: number;
  /** Value of a header, "" where there is none or the page may not read it. */
  readonly header: (name: string) => string;
  readonly text: string;
}

/** Makes one request. Where nothing comes back, says why in the words of the system; never rejects. */
export type Ask = (asked: Asked) => Promise<Seen | { readonly failure: string }>;

/** The record store that is looked at. */
export interface Patient {
  /** Ends in `/`. */
  readonly endpoint: string;
  /** Value of the header `Authorization`. */
  readonly authorization: string;
  /** From where packages will ask: scheme and host of the learning system. */
  readonly origin: string;
  readonly now: () => Date;
  readonly uuid: () => string;
  readonly ask: Ask;
}

/** What one check found. */
export interface Found {
  /** `fine`; `advice`: it works, and could be better; `wrong`: learners' results are at risk; `unknown`: could not be looked at. */
  readonly outcome: "fine" | "advice" | "wrong" | "unknown";
  /** What was seen. */
  readonly seen: string;
  /** What it means for learners, and what to change; "" where all is fine. */
  readonly means: string;
  readonly change: string;
}

export interface Check {
  readonly id: string;
  readonly label: string;
  readonly look: (patient: Patient) => Promise<Found>;
}

export function fine(seen: string): Found {
  return { outcome: "fine", seen, means: "", change: "" };
}

export function unfit(outcome: "advice" | "wrong", seen: string, means: string, change: string): Found {
  return { outcome, seen, means, change };
}

export function unknown(seen: string): Found {
  return { outcome: "unknown", seen, means: "", change: "" };
}

/** Whether an answer came, whatever it was. */
export function answered(seen: Awaited<ReturnType<Ask>>): seen is Seen {
  return "status" in seen;
}

/** What a request needs in any case. */
export function headersFor({ authorization }: Pick<Patient, "authorization">, more: Readonly<Record<string, string>> = {}) {
  return { Authorization: authorization, "X-Experience-API-Version": "1.0.3", ...more };
}

/** Where the state of a learner that never was lies, so that nobody's is touched. */
export function statePath(uuid: string): string {
  const agent = { account: { homePage: "https://curricle.example/doctor", name: `nobody ${uuid}` } };
  const place = { activityId: "https://curricle.example/doctor", agent: JSON.stringify(agent), stateId: "doctor" };
  return `activities/state?${new URLSearchParams(place).toString()}`;
}
