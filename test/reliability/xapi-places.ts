import type { Connect } from "../../templates/contract/tracking.ts";
import cmi5 from "../../templates/targets/cmi5/tracking.ts";
import xapi from "../../templates/targets/xapi/tracking.ts";
import { openLms } from "../fakes/cmi5-lms.ts";
import { openAs, type Personality } from "../fakes/xapi-personalities.ts";
import type { HeldStatement } from "../fakes/xapi-store.ts";
import { launchAddress } from "../fakes/xapi-visit.ts";

/** The other side of a visit: what it stores lives on from visit to visit. */
export interface Side {
  /** The address of the next visit. */
  launch(): string;
  readonly fetch: typeof fetch;
  statements(): HeldStatement[];
  /** Rules that were broken. */
  readonly violations: readonly string[];
}

export interface XapiPlace {
  readonly target: string;
  readonly personality: string;
  readonly connect: Connect;
  readonly open: () => Side;
}

const STORES: readonly Personality[] = ["conformant", "pelotech", "adl", "learningLocker"];

export const places: readonly XapiPlace[] = [
  ...STORES.map((personality) => ({
    target: "xAPI",
    personality,
    connect: xapi,
    open: (): Side => ({ ...openAs(personality), launch: () => launchAddress(), violations: [] }),
  })),
  ...[true, false].map((readable) => ({
    target: "cmi5",
    personality: readable ? "conformant" : "conformant, statements cannot be read",
    connect: cmi5,
    open: () => openLms({ readable }),
  })),
];

/** What goes wrong with one request. */
export const FAULTS = [
  "request dropped",
  "response dropped",
  "answer after 25 s",
  "401",
  "403",
  "409",
  "412",
  "413",
  "429 with Retry-After",
  "500",
  "HTML with 200",
  "CORS",
] as const;
export type Fault = (typeof FAULTS)[number];

const json = { "content-type": "application/json" };
const wait = (pause: (ms: number) => Promise<void>, ms: number) => pause(ms);

/** `fetch`, in which the requests from the `from`-th on, `many` of them, go wrong. Counted from 1; 0 is never. */
export function withFault(own: typeof fetch, fault: Fault, from: number, many: number, pause: (ms: number) => Promise<void>) {
  let count = 0;
  const send: typeof fetch = async (input, init) => {
    count++;
    if (from === 0 || count < from || count >= from + many) return own(input, init);
    switch (fault) {
      case "request dropped":
      // The browser asks first, and the answer forbids it: the request itself never leaves.
      case "CORS":
        throw new TypeError("Failed to fetch");
      case "response dropped":
        await own(input, init);
        throw new TypeError("Failed to fetch");
      case "answer after 25 s": {
        const answer = await own(input, init);
        await wait(pause, 25_000);
        return answer;
      }
      case "429 with Retry-After":
        return new Response("", { status: 429, headers: { ...json, "retry-after": "5" } });
      case "HTML with 200":
        return new Response("<html><body>Sign in</body></html>", { status: 200, headers: { "content-type": "text/html" } });
      case "401":
      case "403":
      case "409":
      case "412":
      case "413":
      case "500":
        return new Response("", { status: Number(fault), headers: json });
    }
  };
  return { fetch: send, count: () => count };
}

const verbOf = ({ verb }: HeldStatement) => verb.id.slice(verb.id.lastIndexOf("/") + 1);

/** What is stored, in the words of the course: the best result, how often it is told, and whether a worse one follows it. */
export function heldBy(side: Side) {
  const results = side.statements().filter((statement) => /^(passed|failed)$/.test(verbOf(statement)));
  const passes = results.filter((statement) => verbOf(statement) === "passed");
  const scores = passes.map(({ result }) => (result?.["score"] as { scaled?: number } | undefined)?.scaled ?? -1);
  return {
    passed: passes.length > 0,
    passes: passes.length,
    score: passes.length > 0 ? Math.round(Math.max(...scores) * 10000) : undefined,
    worse: results.length > 0 && passes.length > 0 && verbOf(results.at(-1) as HeldStatement) !== "passed",
  };
}
