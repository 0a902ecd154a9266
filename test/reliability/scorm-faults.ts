import type { StrictLms } from "../../templates/lms/strict-lms.ts";

/** What one call of the LMS's API can do wrong. */
export const FAULTS = [
  "throws",
  "answers false",
  "answers nothing",
  "hangs for 30 s",
  "says true, stores nothing",
  "stores, says false",
] as const;
export type Fault = (typeof FAULTS)[number];

/** Faults in which the LMS confirms what it does not do: nobody can know until the next visit (principle 2). */
export const LIES: readonly Fault[] = ["answers nothing", "says true, stores nothing"];

export interface Faulty {
  readonly api: StrictLms["api"];
  /** How many calls there were. */
  readonly calls: () => number;
}

type Method = (...given: unknown[]) => unknown;

/**
 * The API of `lms`, in which the calls from the `from`-th on, `many` of them, go wrong. Counted from 1; 0 is never. A read that
 * goes wrong gives nothing, with or without an error; it has nothing to store.
 */
export function withFault(lms: StrictLms, fault: Fault, from: number, many: number, stall: (ms: number) => void): Faulty {
  let count = 0;
  let error = "";
  const wrong: Readonly<Record<Fault, (method: Method, given: unknown[], isRead: boolean) => unknown>> = {
    throws() {
      throw new Error("fault");
    },
    "answers false"(_method, _given, isRead) {
      error = "101";
      return isRead ? "" : "false";
    },
    "answers nothing": () => undefined,
    "hangs for 30 s"(method, given) {
      stall(30_000);
      return method(...given);
    },
    "says true, stores nothing": (method, given, isRead) => (isRead ? method(...given) : "true"),
    "stores, says false"(method, given, isRead) {
      const answer = method(...given);
      error = "101";
      return isRead ? answer : "false";
    },
  };
  const api = Object.fromEntries(
    Object.entries(lms.api).map(([name, method]) => [
      name,
      (...given: unknown[]) => {
        count++;
        const isBad = from > 0 && count >= from && count < from + many;
        if (isBad) return wrong[fault](method, given, name.includes("Get"));
        if (name.endsWith("GetLastError")) return error === "" ? method(...given) : error;
        error = "";
        return method(...given);
      },
    ]),
  );
  return { api, calls: () => count };
}
