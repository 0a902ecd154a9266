import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser, BrowserContext } from "playwright-core";
import type { Preview } from "../../builder/preview/server.ts";
import { payloads, storyProject } from "../fixtures/xss-project.ts";
import { type Place, type PlaceKind, places } from "../stories/places.ts";
import { launchBrowser } from "../support/chromium.ts";
import { ATTEMPTS, hostileDocuments, hostileLaunch, hostileScorm, hostileState } from "../support/hostile-lms.ts";
import { type Learner, openLearner } from "../support/learner.ts";
import { type Built, buildAt, previewOf } from "../support/packages.ts";
import { openProject, type TestProject } from "../support/project.ts";
import { keptIn, type Watch, watch } from "../support/watch.ts";

/** The 3rd edition has the program of the 4th. */
const TARGETS = [...new Set(places.map(({ target }) => target))].filter((target) => target !== "scorm2004-3rd");
const shipped = (target: string) => places.find((place) => place.target === target) as PlaceKind;
const elsewhere = (target: string) => places.findLast((place) => place.target === target) as PlaceKind;

let browser: Browser;
let projects: TestProject[];
/** A course whose every text is an attempt, and one whose texts are plain. */
let hostile: Built;
let plain: Built;

beforeAll(async () => {
  const small = openProject("small");
  small.edit({ file: "modules/courses/basics.yaml", find: "targets: [scorm12, web]", put: `targets: [${TARGETS.join(", ")}]` });
  projects = [storyProject(payloads), small];
  browser = await launchBrowser();
  hostile = await buildAt(projects[0]?.root ?? "");
  plain = await buildAt(small.root, { archetypes: ["users"] });
}, 60_000);

afterAll(async () => {
  await browser.close();
  [hostile, plain, ...projects].forEach((made) => made.remove());
});

interface Visit {
  readonly learner: Learner;
  readonly place: Place;
  readonly seen: Watch;
  readonly context: BrowserContext;
}

interface Setting {
  readonly kind: PlaceKind;
  readonly built?: Built;
  readonly name?: string;
  /** Origins besides the LMS's own that may be asked. */
  readonly origins?: readonly string[];
  /** What shows that the package is there, where that is not its start page. */
  readonly opens?: string;
  /** Called before anything is opened. */
  readonly prepare?: (context: BrowserContext, preview: Preview) => Promise<void>;
}

async function at(setting: Setting, story: (visit: Visit) => Promise<void>): Promise<void> {
  const { kind, built = plain, name = "basics/users/basics-users", origins = [], opens, prepare } = setting;
  const preview = await previewOf(built.output);
  const context = await browser.newContext();
  try {
    const seen = await watch(context, [new URL(preview.address).origin, ...origins]);
    const place = await kind.prepare(context, preview);
    await prepare?.(context, preview);
    const learner = await openLearner(await context.newPage(), preview.address, `${name}-${kind.target}`, opens);
    await story({ learner, place, seen, context });
  } finally {
    await context.close();
    await preview.close();
  }
}

describe.each(TARGETS)("a course whose every text is an attempt: %s", (target) => {
  test("a whole visit runs no script but ours, asks nobody else and keeps to the policy (SEC-4, SEC-5, PRIV-6)", async () => {
    await at({ kind: shipped(target), built: hostile, name: "c/a/c-a" }, async ({ learner, seen }) => {
      await learner.takeCourse(true);
      await learner.exit();
      expect(await learner.frame().locator("h1:visible").count()).toBe(1);
      expect(seen.alarms).toEqual([]);
      expect(seen.console.filter((line) => /Content.Security.Policy|Refused/i.test(line))).toEqual([]);
    });
  }, 90_000);
});

const LMS_STRINGS: readonly (readonly [string, (context: BrowserContext) => Promise<void>])[] = [
  ["scorm12", (context) => hostileScorm(context, "scorm12")],
  ["scorm2004-4th", (context) => hostileScorm(context, "scorm2004-4th")],
  ["xapi", (context) => hostileLaunch(context, "xapi")],
  [
    "cmi5",
    async (context) => {
      await hostileLaunch(context, "cmi5");
      await hostileDocuments(context);
    },
  ],
];

describe.each(LMS_STRINGS)("an LMS whose every text is an attempt: %s", (target, prepare) => {
  test("a learner passes all the same; nothing of it is run, shown as HTML or left behind (SEC-5, INIT-7)", async () => {
    await at({ kind: shipped(target), prepare }, async ({ learner, place, seen }) => {
      await learner.takeCourse(true);
      await learner.saved();
      const html = await learner.frame().evaluate(() => document.documentElement.outerHTML);
      await learner.exit();
      expect(await place.recorded(learner)).toMatchObject({ completed: true, success: "passed", score: 1 });
      expect([html.includes("pwned"), (await keptIn(learner.frame())).includes("pwned")]).toEqual([false, false]);
      expect(seen.alarms).toEqual([]);
    });
  }, 60_000);
});

const STATES: readonly (readonly [string, (context: BrowserContext) => Promise<void>])[] = [
  ["scorm12", (context) => hostileScorm(context, "scorm12", { "cmi.suspend_data": ATTEMPTS, "cmi.core.lesson_location": ATTEMPTS })],
  ["scorm2004-4th", (context) => hostileScorm(context, "scorm2004-4th", { "cmi.suspend_data": ATTEMPTS, "cmi.location": ATTEMPTS })],
  ...["xapi", "cmi5"].map((target) => [target, hostileState] as const),
];

describe.each(STATES)("a saved state that is an attempt: %s", (target, prepare) => {
  test("is not taken for a state; a learner begins anew, and nothing of it is run or shown (SEC-5)", async () => {
    await at(
      { kind: shipped(target), prepare: (context) => prepare(context), opens: '[data-wish="start-again"]' },
      async ({ learner, seen }) => {
        await learner.frame().locator('[data-wish="start-again"]:visible').click();
        await learner.begin();
        const html = await learner.frame().evaluate(() => document.documentElement.outerHTML);
        expect([html.includes("pwned"), seen.alarms]).toEqual([false, []]);
      },
    );
  }, 60_000);
});

const TOKENS = [
  { target: "xapi", token: btoa("learner:secret"), origin: "https://lrs.example" },
  { target: "cmi5", token: "to/k+en~1==", origin: "https://lms.example" },
];

describe.each(TOKENS)("the token of a launch: $target", ({ target, token, origin }) => {
  const spellings = [token, encodeURIComponent(token), encodeURIComponent(encodeURIComponent(token)), JSON.stringify(token).slice(1, -1)];
  const shows = (text: string) => spellings.some((spelling) => text.includes(spelling));

  test("is in no address, no Referer, no line of the console and no storage after the exit (SEC-2, PRIV-3)", async () => {
    await at({ kind: elsewhere(target), origins: [origin, "https://example.org"] }, async ({ learner, seen, context }) => {
      await context.route("https://example.org/**", (route) => route.fulfill({ contentType: "text/html", body: "<p>Elsewhere</p>" }));
      await learner.takeCourse(true);
      await learner.saved();
      const address = learner.frame().url();
      const opened = context.waitForEvent("page");
      await learner.frame().evaluate(() => document.querySelector<HTMLAnchorElement>("a[href^='https://example.org/']")?.click());
      const other = await opened;
      await other.waitForLoadState();
      const told = await other.evaluate(() => [document.referrer, String(window.opener)]);
      await other.close();
      await learner.exit();
      const referers = seen.requests.filter(({ headers }) => shows(headers["referer"] ?? "")).map(({ address: asked }) => asked);
      const used = seen.requests.filter(({ headers }) => shows(headers["authorization"] ?? ""));
      expect(used.length).toBeGreaterThan(0);
      expect([told, referers, seen.console.filter(shows)]).toEqual([["", "null"], [], []]);
      expect([shows(address), shows(learner.frame().url()), shows(await keptIn(learner.frame()))]).toEqual([false, false, false]);
      expect(seen.alarms).toEqual([]);
    });
  }, 60_000);
});

test.each(TOKENS)(
  "the network log of a whole visit holds the LMS's origin and the record store's alone: $target (PRIV-6)",
  async ({ target, origin }) => {
    await at({ kind: elsewhere(target), origins: [origin] }, async ({ learner, seen }) => {
      await learner.takeCourse(true);
      await learner.saved();
      await learner.exit();
      const asked = new Set(
        seen.requests
          .map(({ address }) => new URL(address))
          .filter(({ protocol }) => protocol.startsWith("http"))
          .map((url) => url.origin),
      );
      expect([...asked]).toEqual([new URL(learner.frame().url()).origin, origin]);
      expect(seen.alarms).toEqual([]);
    });
  },
  60_000,
);

/** What frames say to each other in systems that work so, and what nobody says. */
const MESSAGES = [
  "complete",
  { method: "LMSSetValue", params: ["cmi.core.lesson_status", "passed"], messageId: 1 },
  { type: "SetValue", name: "cmi.success_status", value: "passed" },
  { type: "passed", score: 1 },
  { action: { type: "submit" }, wish: "exit" },
  { jsonrpc: "2.0", method: "exit", id: 1 },
  { source: "react-devtools", payload: { eval: "pwned()" } },
  payloads.join(" "),
  ["setImmediate$0$1", 1],
  null,
];

/** On from the first page. */
async function readAll(learner: Learner): Promise<void> {
  for (const { id, quiz } of learner.course.pages) {
    await learner.goTo(id);
    if (quiz) await learner.answerQuiz(id, true);
  }
  await learner.submit();
}

describe.each(TARGETS)("frames that send messages to the course: %s", (target) => {
  test("change nothing, before and while a learner is at work (SEC-3)", async () => {
    await at({ kind: shipped(target) }, async ({ learner, place, seen }) => {
      const { page } = learner;
      await page.evaluate((messages) => {
        const send = () =>
          messages.forEach((message) =>
            [...document.querySelectorAll("iframe")].forEach((frame) => frame.contentWindow?.postMessage(message, "*")),
          );
        // A frame of nobody's origin, as an advertisement would be.
        const stranger = document.createElement("object");
        const script = `setInterval(() => ${JSON.stringify(messages)}.forEach((message) => parent.frames[0].postMessage(message, "*")), 50)`;
        stranger.data = `data:text/html,${encodeURIComponent(`<script>${script.replaceAll("<", "\\u003c")}</script>`)}`;
        document.body.append(stranger);
        window.setInterval(send, 50);
      }, MESSAGES as unknown[]);
      await learner.begin();
      const title = await learner.title();
      await page.waitForTimeout(400);
      expect([await learner.title(), (await place.recorded(learner)).completed]).toEqual([title, false]);
      await readAll(learner);
      await learner.exit();
      expect(await place.recorded(learner)).toMatchObject({ completed: true, success: "passed", score: 1 });
      expect(seen.alarms).toEqual([]);
    });
  }, 60_000);
});

const RETURNS = [
  "javascript:pwned()",
  "JaVaScRiPt:pwned()",
  " javascript:pwned()",
  "data:text/html,<script>parent.pwned()</script>",
  "vbscript:pwned()",
  "file:///etc/passwd",
  "//evil.example/",
  "/elsewhere",
  "elsewhere.html",
  "blob:null/1",
  ...payloads.slice(0, 3),
  "",
];

describe("the address to return to, of a learning system that is up to no good", () => {
  test.each(RETURNS)(
    "%s is not gone to; the learner may close the window (CMI5-14)",
    async (returnURL) => {
      const prepare = (context: BrowserContext) => hostileDocuments(context, { returnURL });
      await at({ kind: shipped("cmi5"), prepare }, async ({ learner, seen }) => {
        await learner.begin();
        await learner.exit();
        const address = learner.frame().url();
        await learner.page.waitForTimeout(200);
        expect([learner.frame().url(), await learner.frame().locator('[data-page="ended"]:visible').count()]).toEqual([address, 1]);
        expect(seen.alarms).toEqual([]);
      });
    },
    60_000,
  );

  test("an address of the web is gone to, in the same frame (CMI5-14)", async () => {
    const prepare = (context: BrowserContext, { address }: Preview) => hostileDocuments(context, { returnURL: `${address}packages/back` });
    await at({ kind: shipped("cmi5"), prepare }, async ({ learner }) => {
      await learner.begin();
      await Promise.all([
        learner.frame().waitForURL(/packages\/back/),
        learner.frame().locator('[data-wish="exit"]:visible').first().click(),
      ]);
      expect(learner.frame().url()).toMatch(/packages\/back$/);
    });
  }, 60_000);
});
