import type { Connect } from "../../templates/contract/tracking.ts";
import cmi5 from "../../templates/targets/cmi5/tracking.ts";
import xapi from "../../templates/targets/xapi/tracking.ts";
import { openLms } from "../fakes/cmi5-lms.ts";
import { hostile } from "../fakes/xapi-hostile.ts";
import { behaveAs, openAs, type Personality } from "../fakes/xapi-personalities.ts";
import type { HeldStatement } from "../fakes/xapi-store.ts";
import { launchAddress } from "../fakes/xapi-visit.ts";

/** The other side of a visit: what it stores lives on from visit to visit. */
export interface Side {
  /** The address of the next visit. */
  launch(): string;
  readonly fetch: typeof fetch;
  /** The same side on a day on which it is honest. */
  readonly honest: typeof fetch;
  statements(): HeldStatement[];
  /** Rules that were broken, as far as the course is to blame. */
  readonly violations: readonly string[];
}

/** Another learner, with a registration of their own. */
export const BOB = { name: "bob", registration: "22222222-2222-4222-8222-222222222222" };

export interface XapiPlace {
  readonly target: string;
  readonly personality: string;
  readonly connect: Connect;
  /** True where nothing that it says can be relied on. */
  readonly lies: boolean;
  /** `seed` decides how it is hostile, where it is. */
  readonly open: (learner?: typeof BOB, seed?: number) => Side;
}

const STORES: readonly Personality[] = ["conformant", "pelotech", "adl", "learningLocker"];

function tinCan(personality: Personality, learner: typeof BOB | undefined): Side {
  const fake = openAs(personality);
  const account = { homePage: "https://lms.example", name: learner?.name };
  const parameters = learner ? { actor: JSON.stringify({ account }), registration: learner.registration } : {};
  return { ...fake, honest: fake.fetch, launch: () => launchAddress(parameters), violations: [] };
}

function cmi5Lms(personality: Personality, readable: boolean, learner: typeof BOB | undefined): Side {
  const lms = openLms({ readable, ...(learner && { learner }) });
  const own = behaveAs(personality, lms);
  return { ...lms, fetch: own, honest: own };
}

/** A strict LMS cannot blame the course for what a hostile one has made it believe. */
const turned = (side: Side, seed: number): Side => ({ ...side, fetch: hostile(side.honest, seed, 0.35), violations: [] });

export const places: readonly XapiPlace[] = [
  ...STORES.flatMap((personality) => [
    { target: "xAPI", personality, connect: xapi, lies: false, open: (learner?: typeof BOB) => tinCan(personality, learner) },
    { target: "cmi5", personality, connect: cmi5, lies: false, open: (learner?: typeof BOB) => cmi5Lms(personality, true, learner) },
  ]),
  {
    target: "cmi5",
    personality: "conformant, statements cannot be read",
    connect: cmi5,
    lies: false,
    open: (learner) => cmi5Lms("conformant", false, learner),
  },
  {
    target: "xAPI",
    personality: "hostile",
    connect: xapi,
    lies: true,
    open: (learner, seed = 0) => turned(tinCan("conformant", learner), seed),
  },
  {
    target: "cmi5",
    personality: "hostile",
    connect: cmi5,
    lies: true,
    open: (learner, seed = 0) => turned(cmi5Lms("conformant", true, learner), seed),
  },
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
    results: results.length,
    score: passes.length > 0 ? Math.round(Math.max(...scores) * 10000) : undefined,
    worse: results.length > 0 && passes.length > 0 && verbOf(results.at(-1) as HeldStatement) !== "passed",
  };
}
