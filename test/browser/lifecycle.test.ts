import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser, BrowserContext, Page } from "puppeteer-core";
import type { Preview } from "../../builder/preview/server.ts";
import type { HostRecord } from "../../templates/contract/host.ts";
import { type BrowserKind, browserKinds, kill } from "../support/browsers.ts";
import { type Front, openFront } from "../support/front.ts";
import { type Built, buildAt, previewOf } from "../support/packages.ts";
import { openProject, type TestProject } from "../support/project.ts";
import { openVisitor, type Place, type Visitor } from "../support/visitor.ts";
import { fromScorm12, fromScorm2004, fromStatements, type Recorded, type StoryStatement } from "../stories/recorded.ts";

const FORMATS = ["scorm12", "scorm2004-4th", "cmi5", "xapi"] as const;
type Format = (typeof FORMATS)[number];

const PASSED = { completed: true, success: "passed", score: 1 };
const NOT_PASSED = { completed: false, success: undefined };
/** How long a page that is gone may take to arrive, ms. */
const ARRIVAL = 5000;
/** Within this time the learner is told that the LMS's window is gone, ms (rule EXIT-7). */
const NOTICED = 5000;

let project: TestProject;
let built: Built;

beforeAll(async () => {
  project = openProject("small");
  project.edit({ file: "modules/courses/basics.yaml", find: "targets: [scorm12, web]", put: `targets: [${FORMATS.join(", ")}]` });
  built = await buildAt(project.root, { archetypes: ["users"] });
}, 60_000);

afterAll(() => {
  built.remove();
  project.remove();
});

/** A learning system or record store that outlives every tab and browser. */
interface Site {
  readonly front: Front;
  readonly course: string;
  /** What it has stored of the learner's work: read where it is kept, never asked for through the page. */
  stored(course: Visitor["course"]): Recorded;
  close(): Promise<void>;
}

async function openSite(format: Format): Promise<Site> {
  const preview = await previewOf(built.output);
  const front = await openFront(preview.address);
  return {
    front,
    course: `basics/users/basics-users-${format}`,
    stored: (course) => STORED[format](preview, course),
    close: () => front.close().then(() => preview.close()),
  };
}

const STORED: Readonly<Record<Format, (preview: Preview, course: Visitor["course"]) => Recorded>> = {
  scorm12: (preview, course) => fromScorm12(heldRows(preview), course),
  "scorm2004-4th": (preview, course) => fromScorm2004(heldRows(preview), course),
  cmi5: ({ recordStore }, course) => fromStatements(statementsIn(recordStore), course),
  xapi: ({ recordStore }, course) => fromStatements(statementsIn(recordStore), course),
};
const heldRows = ({ held }: Preview) => [...held.values()].flatMap((text) => (JSON.parse(text) as HostRecord).rows);
const statementsIn = ({ store }: Preview["recordStore"]) =>
  [...store.statements.values()].map(({ statement }) => statement as unknown as StoryStatement);

/** What is stored once the learner has left, and what is after a next visit in which nothing is done. */
interface Stored {
  readonly left: Recorded;
  readonly after: Recorded;
}

/** The store once a pass is in it, or as it is when none has come within `patience` ms. */
async function storedPass({ front, stored }: Site, { course }: Visitor, patience: number): Promise<Recorded> {
  await front.until(() => stored(course).success === "passed", patience).catch(() => undefined);
  return stored(course);
}

async function nextVisit(context: BrowserContext, site: Site): Promise<Recorded> {
  const again = await openVisitor(context, site.front.address, site.course);
  await again.begin();
  await again.told(["saved"]);
  await again.exit();
  return storedPass(site, again, ARRIVAL);
}

type Step = (visitor: Visitor, site: Site, kind: BrowserKind) => Promise<unknown>;

/** One visit to its end, and one look at the course after it. What the visit has sent may be on its way for `patience` ms. */
async function story(kind: BrowserKind, browser: Browser, format: Format, place: Place, visit: Step, patience = 0): Promise<Stored> {
  const [site, context] = await Promise.all([openSite(format), browser.createBrowserContext()]);
  try {
    const visitor = await openVisitor(context, site.front.address, site.course, place);
    await visitor.prepare();
    await visit(visitor, site, kind);
    const left = await storedPass(site, visitor, patience);
    for (const page of await context.pages()) await close(page);
    site.front.down = false;
    return { left, after: await nextVisit(context, site) };
  } finally {
    await context.close();
    await site.close();
  }
}

type Stories = Readonly<Record<string, Promise<Stored>>>;

/** The same in several formats at once; each test waits for its own. */
function atOnce(formats: readonly Format[], tell: (format: Format) => Promise<Stored>): Stories {
  const stories = Object.fromEntries(formats.map((format) => [format, tell(format)] as const));
  // A story that fails is the matter of the test that waits for it.
  for (const one of Object.values(stories)) one.catch(() => undefined);
  return stories;
}

const close = (page: Page) => page.close({ runBeforeUnload: false });
const saved: Step = (visitor) => visitor.told(["saved"]);
const MOMENTS: Readonly<Record<string, Step>> = { "right after the click": () => Promise.resolve(), "once it says saved": saved };

const ENDINGS: Readonly<Record<string, readonly [Place, Step]>> = {
  "the learner follows a link away": ["frame", ({ lms }, { front }) => lms.goto(front.address)],
  "the learner closes the tab": ["frame", ({ lms }) => close(lms)],
  "the LMS takes the frame out": ["frame", ({ lms }) => lms.evaluate(() => document.querySelector("iframe")?.remove())],
  "the learner reloads": ["frame", ({ lms }) => lms.reload()],
  "the learner goes away, and back to the page that the browser may have kept": ["plain", awayAndBack],
};
const LEAVING = Object.entries(ENDINGS).flatMap(([ending, [place, leave]]) =>
  Object.entries(MOMENTS).map(([moment, wait]) => ({ ending, moment, place, wait, leave })),
);

async function awayAndBack({ lms }: Visitor, { front }: Site, { back }: BrowserKind): Promise<void> {
  await lms.evaluate(() =>
    addEventListener("pageshow", ({ persisted }) => document.documentElement.setAttribute("data-kept", `${persisted}`)),
  );
  await lms.goto(front.address);
  await lms.evaluate(() => history.back());
  await lms.waitForSelector(back);
}

/** Who records in the LMS's window says within five seconds that it is gone; who records in a store goes on. */
const orphaned: Readonly<Record<Format, Step>> = {
  scorm12: (visitor) => visitor.told(["cut-off"], NOTICED),
  "scorm2004-4th": (visitor) => visitor.told(["cut-off"], NOTICED),
  cmi5: saved,
  xapi: saved,
};
/** What must be stored before the next visit: where the LMS was closed while the learner passed, and where later. */
const ORPHANS: readonly { readonly format: Format; readonly passing: object; readonly later: object }[] = [
  { format: "scorm12", passing: {}, later: NOT_PASSED },
  { format: "scorm2004-4th", passing: {}, later: NOT_PASSED },
  { format: "cmi5", passing: PASSED, later: PASSED },
  { format: "xapi", passing: PASSED, later: PASSED },
];

/**
 * Chromium is tried with all. What another browser does differently is the life of its pages, and two stand for all there: an LMS in the
 * page, and a record store.
 */
function formatsIn({ name }: BrowserKind): readonly Format[] {
  return name === "Chromium" ? FORMATS : ["scorm12", "xapi"];
}

/** The moment in which most can be lost stands for both outside Chromium. */
function leavingIn({ name }: BrowserKind) {
  return name === "Chromium" ? LEAVING : LEAVING.filter(({ wait }) => wait !== saved);
}

/** A browser that is not here is skipped, and the name says why. */
const inBrowser = browserKinds.map((kind) =>
  kind.program === undefined
    ? { kind, name: `${kind.name} (skipped: none is here, and none could be installed)`, run: describe.skip }
    : { kind, name: kind.name, run: describe },
);

for (const { kind, name, run } of inBrowser)
  run(`a learner who passes has passed, however the window ends: ${name}`, () => {
    const formats = formatsIn(kind);
    let browser: Browser;
    let stories: Stories;

    beforeAll(async () => {
      browser = await kind.start();
    }, 60_000);

    afterAll(() => browser.close());

    describe.each(leavingIn(kind))("$ending, $moment", ({ place, wait, leave }) => {
      const visit: Step = async (visitor, site) => {
        await visitor.submit();
        await wait(visitor, site, kind);
        await leave(visitor, site, kind);
      };

      beforeAll(() => {
        stories = atOnce(formats, (format) => story(kind, browser, format, place, visit, ARRIVAL));
      });

      afterAll(() => Promise.allSettled(Object.values(stories)));

      test.each(formats)(
        "%s: the pass is in the store (EXIT-1, EXIT-3, EXIT-4, EXIT-6)",
        async (format) => expect(await stories[format]).toMatchObject({ left: PASSED, after: PASSED }),
        60_000,
      );
    });

    describe("the LMS that opened the course in a window is closed once it says saved", () => {
      beforeAll(() => {
        stories = atOnce(formats, (format) =>
          story(kind, browser, format, "window", async (visitor, site) => {
            await visitor.submit();
            await saved(visitor, site, kind);
            await close(visitor.lms);
            await orphaned[format](visitor, site, kind);
          }),
        );
      });

      afterAll(() => Promise.allSettled(Object.values(stories)));

      test.each(formats)(
        "%s: the pass is in the store (EXIT-1, EXIT-7, DISC-8)",
        async (format) => expect(await stories[format]).toMatchObject({ left: PASSED, after: PASSED }),
        60_000,
      );
    });

    describe("the LMS that opened the course in a window is closed right after the click", () => {
      beforeAll(() => {
        stories = atOnce(formats, (format) =>
          story(kind, browser, format, "window", async (visitor, site) => {
            await visitor.submit();
            await close(visitor.lms);
            await orphaned[format](visitor, site, kind);
          }),
        );
      });

      afterAll(() => Promise.allSettled(Object.values(stories)));

      test.each(ORPHANS.filter(({ format }) => formats.includes(format)))(
        "$format: the pass is in the store, or the learner is told and it is after the next visit (EXIT-7, DISC-8, COMMIT-1)",
        async ({ format, passing }) => expect(await stories[format]).toMatchObject({ left: passing, after: PASSED }),
        60_000,
      );
    });

    describe("the LMS that opened the course in a window is closed before the quiz is handed in", () => {
      beforeAll(() => {
        stories = atOnce(formats, (format) =>
          story(kind, browser, format, "window", async (visitor, site) => {
            await saved(visitor, site, kind);
            await close(visitor.lms);
            await orphaned[format](visitor, site, kind);
            await visitor.submit();
            await orphaned[format](visitor, site, kind);
          }),
        );
      });

      afterAll(() => Promise.allSettled(Object.values(stories)));

      test.each(ORPHANS.filter(({ format }) => formats.includes(format)))(
        "$format: the pass is in the store, or the learner is told and it is after the next visit (EXIT-7, DISC-8, COMMIT-1)",
        async ({ format, later }) => expect(await stories[format]).toMatchObject({ left: later, after: PASSED }),
        60_000,
      );
    });

    describe("the browser is killed once it says saved", () => {
      let profile: string;
      let sites: readonly Site[];

      /** One browser, in which all formats are open, is killed, and started again with its profile. */
      async function killed(): Promise<Readonly<Record<string, Stored>>> {
        const first = await kind.start(profile);
        const visitors = await Promise.all(
          sites.map(async (site) => {
            const visitor = await openVisitor(first.defaultBrowserContext(), site.front.address, site.course);
            await visitor.prepare();
            await visitor.submit();
            await saved(visitor, site, kind);
            return { site, visitor };
          }),
        );
        await kill(first);
        const left = visitors.map(({ site, visitor }) => site.stored(visitor.course));
        const second = await kind.start(profile);
        const after = await Promise.all(sites.map((site) => nextVisit(second.defaultBrowserContext(), site)));
        await second.close();
        return Object.fromEntries(formats.map((format, n) => [format, { left: left[n], after: after[n] } as Stored]));
      }

      beforeAll(async () => {
        profile = mkdtempSync(join(tmpdir(), "curricle-profile-"));
        sites = await Promise.all(formats.map(openSite));
        const told = killed();
        stories = atOnce(formats, (format) => told.then((all) => all[format] as Stored));
      });

      afterAll(async () => {
        await Promise.allSettled(Object.values(stories));
        await Promise.all(sites.map((site) => site.close()));
        rmSync(profile, { recursive: true, force: true });
      });

      test.each(formats)(
        "%s: the pass is in the store (EXIT-1, COMMIT-1)",
        async (format) => expect(await stories[format]).toMatchObject({ left: PASSED, after: PASSED }),
        90_000,
      );
    });

    describe("the record store refuses the pass until the tab is closed", () => {
      const stores = formats.filter((format) => format === "cmi5" || format === "xapi");

      beforeAll(() => {
        stories = atOnce(stores, (format) =>
          story(kind, browser, format, "frame", async (visitor, { front }) => {
            front.down = true;
            await visitor.submit();
            await visitor.told(["unsaved"], 30_000);
            await close(visitor.lms);
          }),
        );
      });

      afterAll(() => Promise.allSettled(Object.values(stories)));

      test.each(stores)(
        "%s: the pass is in the store after the next visit (COMMIT-1, EXIT-12)",
        async (format) => expect(await stories[format]).toMatchObject({ left: NOT_PASSED, after: PASSED }),
        90_000,
      );
    });
  });
