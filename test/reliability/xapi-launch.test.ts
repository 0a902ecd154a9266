import { expect, test } from "@jest/globals";
import type { Connect, Connection } from "../../templates/contract/tracking.ts";
import cmi5 from "../../templates/targets/cmi5/tracking.ts";
import xapi from "../../templates/targets/xapi/tracking.ts";
import { openLms } from "../fakes/cmi5-lms.ts";
import { openStore } from "../fakes/xapi-store.ts";
import { launchAddress } from "../fakes/xapi-visit.ts";
import { memoryStorage, openWindow } from "../fakes/xapi-window.ts";
import { course } from "../support/course.ts";
import fc from "../support/properties.ts";

type Pair = readonly [name: string, value: string];

interface Side {
  readonly target: string;
  readonly connect: Connect;
  /** A new learning system, and what it puts into the address. */
  readonly open: () => { readonly given: readonly Pair[]; readonly fetch: typeof fetch; readonly verbs: () => string[] };
  /** With these the store must let the learner in; without the first ones there is no launch. */
  readonly enough: readonly string[];
  readonly needed: readonly string[];
  /** Parts of the address that let whoever has them in. */
  readonly secrets: readonly string[];
}

const pairsOf = (address: string): Pair[] => [...new URL(address).searchParams];
const tinCan: Side = {
  target: "Tin Can",
  connect: xapi,
  open() {
    const store = openStore();
    const more = { activity_platform: "An LMS & more", grouping: "https://lms.example/course/7?x=1&y=2" };
    return { given: pairsOf(launchAddress(more)), fetch: store.fetch, verbs: store.verbs };
  },
  enough: ["endpoint", "actor", "auth"],
  needed: ["endpoint", "actor"],
  secrets: ["bGVhcm5lcjpzZWNyZXQ"],
};
const au: Side = {
  target: "cmi5",
  connect: cmi5,
  open() {
    const lms = openLms();
    return { given: pairsOf(lms.launch().replace("launch%3D1", "launch%3D1%26key%3Ds3cr3t")), fetch: lms.fetch, verbs: lms.verbs };
  },
  enough: ["endpoint", "fetch", "actor", "registration", "activityId"],
  needed: ["endpoint", "fetch", "actor", "registration", "activityId"],
  secrets: ["s3cr3t"],
};

const HOSTILE = [
  "",
  "javascript:alert(1)",
  "JaVaScRiPt://lrs.example/%0aalert(1)",
  "data:text/html,<script>alert(1)</script>",
  "file:///etc/passwd",
  "//evil.example/xapi/",
  "https:evil.example",
  "https://",
  "https://%",
  "https://[::1",
  "https://evil.example:99999/",
  "https://user:pw@evil.example/xapi/",
  "https://lrs.example.evil.example/xapi/",
  "https://lrs.example/xapi/?x=1#y",
  `https://lrs.example/${"a".repeat(30_000)}`,
  " https://lrs.example/xapi/ ",
  "\u0000",
  "\u202ehttps://lrs.example/xapi/",
  "null",
  "7",
  "[]",
  '"Ada"',
  "{",
  '{"name":{"toString":1,"valueOf":1},"mbox":"mailto:a@x.example"}',
  '{"mbox":{"toString":1}}',
  '{"account":{"homePage":{},"name":[[]]}}',
  '{"account":[null]}',
  '{"mbox":"mailto:\\ud800@x.example","name":"\\udfff"}',
  '{"__proto__":{"mbox":"mailto:evil@x.example"}}',
  "[".repeat(20_000),
  "Basic \r\nX-Evil: 1",
  "Basic \u00e4\u{1f600}",
  "<img src=x onerror=alert(1)>",
] as const;
const ENCODE: Readonly<Record<string, (text: string) => string>> = {
  usual: encodeURIComponent,
  "pluses for spaces": (text) => encodeURIComponent(text).replaceAll("%20", "+"),
  "small letters": (text) => encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase()),
  everything: (text) => [...new TextEncoder().encode(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
};
const TAILS = [
  "",
  "&",
  "&&=&",
  "&%",
  "&%E0%A4%A",
  "&x=%ff",
  "&lang=en&lang=de",
  "?id=7",
  "#page-2",
  "#?endpoint=https%3A%2F%2Fevil.example%2F",
  "&y=\ud800",
];

/** What becomes of the parameters on the way, in the order in which they stand in the end. */
const fate = fc.oneof(
  { weight: 12, arbitrary: fc.constant("kept" as const) },
  { weight: 1, arbitrary: fc.constantFrom("missing" as const, "doubled" as const, "renamed" as const) },
  { weight: 2, arbitrary: fc.constantFrom(...HOSTILE).map((value) => ({ value })) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }).map((value) => ({ value })) },
);
const ways = fc.record({
  fates: fc.array(fate, { minLength: 7, maxLength: 7 }),
  order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 }),
  encode: fc.constantFrom(...Object.keys(ENCODE)),
  tail: fc.constantFrom(...TAILS),
  before: fc.boolean(),
});

/** The parameters as they stand in the address, and the address. */
function addressOf(
  given: readonly Pair[],
  { fates, order, encode, tail, before }: typeof ways extends fc.Arbitrary<infer Way> ? Way : never,
) {
  const pairs = order
    .flatMap((index) => given.slice(index, index + 1).map((pair) => ({ pair, fate: fates[index] })))
    .flatMap(({ pair: [name, value], fate: what }): Pair[] => {
      if (what === "missing") return [];
      if (what === "renamed") return [[name.toUpperCase(), value]];
      if (what === "doubled")
        return [
          [name, value],
          [name, "https://evil.example/xapi/"],
        ];
      return [[name, typeof what === "object" ? new TextDecoder().decode(new TextEncoder().encode(what.value)) : value]];
    });
  const search = pairs.map(([name, value]) => `${name}=${(ENCODE[encode] as (text: string) => string)(value)}`).join("&");
  return { pairs, address: `https://host.example/course/index.html?${before ? "course=1?" : ""}${search}${tail}` };
}

const hasSecret = (text: string, secrets: readonly string[]) => secrets.some((secret) => text.includes(secret));

test.each([tinCan, au])(
  "whatever is in the address of a $target launch, it is followed exactly or not at all, and nothing goes elsewhere (CMI5-1, TC-1, TC-2, SEC-2, PRIV-6)",
  async (side) => {
    let connected = 0;
    await fc.assert(
      fc.asyncProperty(ways, async (way) => {
        const system = side.open();
        const { pairs, address } = addressOf(system.given, way);
        const asked: string[] = [];
        const first = (name: string) => pairs.find(([own]) => own === name)?.[1];
        const exact = new Map(system.given);
        const [endpoint = "", token] = [first("endpoint"), first("fetch")];
        const isGiven = (url: string) =>
          url === token || (URL.canParse(url) && url.startsWith(endpoint) && new URL(url).origin === new URL(endpoint).origin);
        const page = openWindow({
          address,
          session: memoryStorage(),
          fetch: (input, init) => {
            asked.push(input as string);
            return system.fetch(input, init);
          },
        });
        const found: Connection[] = [];
        const opening = side
          .connect({
            course,
            window: page.window,
            onSaveState() {},
            elapsed: page.elapsed,
            now: page.now,
            reachable: () => Promise.resolve(null),
            log() {},
          })
          .then((connection) => found.push(connection));
        await page.advance(12_000);
        await opening;
        const isWhole = pairs.every(([name, value]) => exact.get(name) === value) && side.enough.every((name) => first(name) !== undefined);
        const isEmpty = side.needed.some((name) => !first(name));
        expect({
          whole: isWhole && !(found[0]?.connected && system.verbs().includes("initialized")),
          empty: isEmpty && (found[0]?.connected || asked.length > 0),
          elsewhere: asked.filter((url) => !isGiven(url)),
          secret: hasSecret(pairsOf(page.window.location.href).join(), side.secrets),
        }).toEqual({ whole: false, empty: false, elsewhere: [], secret: false });
        connected += Number(found[0]?.connected);
      }),
      { numRuns: 1500 },
    );
    expect(connected).toBeGreaterThan(150);
  },
  120_000,
);
