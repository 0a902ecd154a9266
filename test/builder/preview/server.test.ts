import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { request } from "node:http";
import { once } from "node:events";
import type { StudioEvent } from "../../../templates/contract/studio.ts";
import type { Preview } from "../../../builder/preview/server.ts";
import { studioOf } from "../../support/packages.ts";
import { openProject, type TestProject } from "../../support/project.ts";

const MODULE = "modules/clean-hands/module.md";
const ZIP = "basics/users/basics-users-scorm12.zip";
const NAME = "basics/users/basics-users-scorm12";

let project: TestProject;
let studio: Preview;
let original: string;
/** Called when the whole project is checked. */
let whenChecked = () => {};

beforeAll(async () => {
  project = openProject("small");
  original = project.read(MODULE);
  studio = await studioOf(project.root, () => {
    setImmediate(whenChecked);
    const diagnostic = {
      file: MODULE,
      line: 22,
      column: 1,
      code: "test/looked",
      severity: "warning",
      message: "Read.",
      remedy: "Mend.",
    } as const;
    return Promise.resolve({ diagnostics: [diagnostic], texts: new Map([[MODULE, original]]) });
  });
});

afterAll(async () => {
  await studio.close();
  project.remove();
});

interface Answered {
  readonly status: number;
  readonly text: string;
}

/** Asks with any headers, which a browser or `fetch` would not let through. */
async function ask(path: string, method = "GET", headers: Readonly<Record<string, string>> = {}, body = ""): Promise<Answered> {
  const { hostname, port } = new URL(studio.address);
  const asking = request({ hostname, port, path, method, headers });
  asking.end(body);
  const [response] = (await once(asking, "response")) as [import("node:http").IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of response as AsyncIterable<Buffer>) parts.push(part);
  return { status: response.statusCode ?? 0, text: Buffer.concat(parts).toString("utf8") };
}

const own = () => ({ "x-curricle-secret": studio.access.password });

describe("the preview gives nothing to those who should have nothing", () => {
  test.each(["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example:4600"])(
    "a site that points its name %p at this machine is refused everywhere",
    async (host) => {
      const places = ["/", `/packages/${NAME}/index.html`, "/xapi/about", "/search?q=hands"];
      const statuses = await Promise.all(places.map(async (place) => (await ask(place, "GET", { host })).status));
      expect(statuses).toEqual([403, 403, 403, 403]);
    },
  );

  test.each(["localhost:1", "127.0.0.1:4600", "[::1]:4600", "192.168.1.20:4600"])(
    "an address that no site can point at us is taken: %p",
    async (host) => {
      expect((await ask("/", "GET", { host })).status).toBe(200);
    },
  );

  test.each([
    ["PUT", "/held/somewhere"],
    ["DELETE", "/held/somewhere"],
    ["PUT", "/doors/one/fault"],
    ["POST", "/"],
  ])("%s %s without the session's secret, or from another site, changes nothing", async (method, path) => {
    const statuses = [
      await ask(path, method),
      await ask(path, method, { "x-curricle-secret": "guess" }),
      await ask(path, method, { ...own(), origin: "https://evil.example" }),
    ].map(({ status }) => status);
    expect([statuses, studio.held.size]).toEqual([[403, 403, 403], 0]);
  });

  test.each([
    "/packages/../../package.json",
    "/packages/%2e%2e/%2e%2e/package.json",
    `/packages/${NAME}/..%2f..%2fpackage.json`,
    `/packages/${NAME}/../../../../package.json`,
    "/assets/..%2f..%2f..%2fpackage.json",
    "/assets/../../package.json",
    "/hosts/..%2findex.js",
    "/nothing",
    "/__proto__",
    "/constructor",
  ])("%s leads to no file of the machine", async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  test("an address that is not one is a mistake of the one who asks", async () => {
    expect((await ask("/packages/%E0%A4%A")).status).toBe(400);
  });

  test("the record store takes its own credentials and no others", async () => {
    const version = { "x-experience-api-version": "1.0.3" };
    const { user, password } = studio.access;
    const basic = (secret: string) => ({ ...version, authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString("base64")}` });
    const statuses = [
      await ask("/xapi/statements", "GET", version),
      await ask("/xapi/statements", "GET", basic("x")),
      await ask("/xapi/statements", "GET", basic(password)),
    ];
    expect(statuses.map(({ status }) => status)).toEqual([401, 401, 200]);
  });
});

test("a name that was allowed is taken, and its neighbours are not", async () => {
  const allowed = await Promise.all(["lrs:4600", "lrs"].map(async (host) => (await ask("/", "GET", { host })).status));
  const others = await Promise.all(["lrs.example", "xlrs"].map(async (host) => (await ask("/", "GET", { host })).status));
  expect([allowed, others]).toEqual([
    [200, 200],
    [403, 403],
  ]);
});

test("what an LMS holds is kept for whoever has the secret", async () => {
  await ask("/held/a/b", "PUT", own(), '{"rows":[]}');
  const kept = await ask("/held/a/b");
  await ask("/held/a/b", "DELETE", own());
  expect([kept, (await ask("/held/a/b")).status]).toEqual([{ status: 200, text: '{"rows":[]}' }, 204]);
});

/** Events of the studio for one package, as they come. */
async function events(zip: string) {
  const stopping = new AbortController();
  const response = await fetch(`${studio.address}events?package=${encodeURIComponent(zip)}`, { signal: stopping.signal });
  const seen: StudioEvent[] = [];
  let arrived = () => {};
  void (async () => {
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
      for (const [, data = ""] of new TextDecoder().decode(part).matchAll(/^data: (.*)$/gm)) seen.push(JSON.parse(data) as StudioEvent);
      arrived();
    }
  })().catch(() => undefined);
  return {
    seen,
    /** The next event of that kind, from now on. */
    async next(kind: StudioEvent["kind"]): Promise<StudioEvent> {
      const from = seen.length;
      for (;;) {
        const found = seen.slice(from).find((event) => event.kind === kind);
        if (found) return found;
        await new Promise<void>((resolve) => {
          arrived = resolve;
        });
      }
    },
    stop: () => stopping.abort(),
  };
}

test("a file that is saved makes the package that somebody looks at, and a mistake in it is told with the lines around it", async () => {
  const watching = await events(ZIP);
  const broken = watching.next("mistakes");
  project.edit({ file: MODULE, put: original.replace("- [x] Before touching", "- [ ] Before touching") });
  expect(await broken).toEqual({
    kind: "mistakes",
    mistakes: [
      expect.objectContaining({
        code: "question/no-correct-option",
        line: 43,
        remedy: expect.stringMatching(/./),
        frame: expect.arrayContaining([{ number: 43, text: "- [ ] After lunch", here: true }]),
      }),
    ],
  });
  const mended = watching.next("made");
  project.edit({ file: MODULE, put: original.replace("There are five moments.", "There are five moments today.") });
  expect(await mended).toEqual({ kind: "made", number: 2 });
  expect((await ask(`/packages/${NAME}/index.html`)).text).toContain("five moments today");
  watching.stop();
});

test("whoever begins to look at a package with a mistake is told at once", async () => {
  const writer = await events(ZIP);
  const broken = writer.next("mistakes");
  project.edit({ file: MODULE, put: original.replace("minutes: 5", "minutes: never") });
  await broken;
  const watching = await events(ZIP);
  const first = watching.seen[0] ?? (await watching.next("mistakes"));
  expect(first).toEqual({ kind: "mistakes", mistakes: [expect.objectContaining({ file: MODULE, line: 4 })] });
  const mended = watching.next("made");
  project.edit({ file: MODULE, put: original });
  await mended;
  for (const { stop } of [watching, writer]) stop();
});

test("the home page shows what the whole check has found, once the writing pauses", async () => {
  const checked = new Promise<void>((resolve) => {
    whenChecked = resolve;
  });
  project.edit({ file: MODULE, put: `${original}\n` });
  await checked;
  const { text } = await ask("/");
  expect([text.includes("test/looked"), text.includes("1 to look at")]).toEqual([true, true]);
});

test("hundreds of requests at once are all answered", async () => {
  const address = `${studio.address}packages/${NAME}/index.html`;
  const statuses = await Promise.all(
    Array.from({ length: 400 }, async () => await fetch(address).then((reply) => reply.blob().then(() => reply.status))),
  );
  expect(new Set(statuses)).toEqual(new Set([200]));
});
