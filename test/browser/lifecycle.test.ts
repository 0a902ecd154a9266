import { mkdtempSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchBrowser, launchProfile } from "../support/chromium.ts";
import { type Learner, openLearner } from "../support/learner.ts";
import { type Built, buildAt, previewOf } from "../support/packages.ts";
import { openProject, type TestProject } from "../support/project.ts";
import { type PlaceKind, places } from "../stories/places.ts";

/** Their stores are on the preview's server, and so outlive the tab and the browser. */
const LASTING = places.filter(
  ({ target, where }) => /^(scorm12|scorm2004-4th|xapi|cmi5)$/.test(target) && /^(scorm-again|the preview)/.test(where),
);
const named = LASTING.map((kind) => [kind.target, kind] as const);
const stores = named.filter(([target]) => !target.startsWith("scorm"));
const PASSED = { completed: true, success: "passed", score: 1 };

let browser: Browser;
let project: TestProject;
let built: Built;

beforeAll(async () => {
  project = openProject("small");
  project.edit({
    file: "modules/courses/basics.yaml",
    find: "targets: [scorm12, web]",
    put: `targets: [${named.map(([target]) => target).join(", ")}]`,
  });
  [browser, built] = await Promise.all([launchBrowser(), buildAt(project.root, { archetypes: ["users"] })]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  built.remove();
  project.remove();
});

/** A tab in which every question whether to leave is answered with yes. */
async function tab(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.on("dialog", (dialog) => void dialog.accept());
  return page;
}

/** To the moment before the quiz is handed in. */
async function ready(learner: Learner): Promise<void> {
  await learner.begin();
  for (const { id, quiz } of learner.course.pages) {
    await learner.goTo(id);
    if (quiz) await learner.answerQuiz(id, true);
  }
}

const LAST_WORD = ["right after the click", "once it says saved"] as const;
const WAITS = { "right after the click": () => Promise.resolve(), "once it says saved": (learner: Learner) => learner.saved() };

const ENDINGS: Readonly<Record<string, (page: Page, home: string) => Promise<unknown>>> = {
  "the learner follows a link away": (page, home) => page.goto(home),
  "the learner closes the tab": (page) => page.close({ runBeforeUnload: false }),
  "the LMS takes the frame out": (page) => page.evaluate(() => document.querySelector("iframe")?.remove()),
  "the learner reloads": (page) => page.reload(),
  "the learner goes away and back": (page, home) => page.goto(home).then(() => page.goBack()),
};

/** One visit to its end, and one look at the course after it. */
async function story(
  kind: PlaceKind,
  open: () => Promise<BrowserContext>,
  visit: (learner: Learner, context: BrowserContext, home: string) => Promise<BrowserContext>,
): Promise<unknown> {
  const preview = await previewOf(built.output);
  const name = `basics/users/basics-users-${kind.target}`;
  let context = await open();
  try {
    const place = await kind.prepare(context, preview);
    const learner = await openLearner(await tab(context), preview.address, name);
    context = await visit(learner, context, preview.address);
    await Promise.all(context.pages().map((page) => page.close()));
    const again = await openLearner(await tab(context), preview.address, name);
    await again.begin();
    await again.saved();
    await again.exit();
    return await place.recorded(again);
  } finally {
    await context.close();
    await preview.close();
  }
}

describe.each(named)("a learner who passes has passed, however the window ends: %s", (_, kind) => {
  test.each(Object.keys(ENDINGS).flatMap((ending) => LAST_WORD.map((moment) => [ending, moment] as const)))(
    "%s, %s (EXIT-1, EXIT-4, EXIT-6)",
    async (ending, moment) => {
      const recorded = await story(
        kind,
        () => browser.newContext(),
        async (learner, context, home) => {
          await ready(learner);
          await learner.submit();
          await WAITS[moment](learner);
          await ENDINGS[ending]?.(learner.page, home);
          return context;
        },
      );
      expect(recorded).toMatchObject(PASSED);
    },
    40_000,
  );

  test("the browser is killed once it says saved", async () => {
    const profile = mkdtempSync(join(tmpdir(), "curricle-profile-"));
    const recorded = await story(
      kind,
      () => launchProfile(profile),
      async (learner, context) => {
        await ready(learner);
        await learner.submit();
        await learner.saved();
        const closed = new Promise((resolve) => context.once("close", resolve));
        // Chromium's lock on its profile is a link to "<machine>-<process>".
        process.kill(Number(/\d+$/.exec(readlinkSync(join(profile, "SingletonLock")))?.[0]), "SIGKILL");
        await closed;
        return launchProfile(profile);
      },
    );
    rmSync(profile, { recursive: true, force: true });
    expect(recorded).toMatchObject(PASSED);
  }, 60_000);
});

test.each(stores)(
  "a pass that the record store refused is sent at the next visit, after the tab was closed: %s (COMMIT-1, EXIT-12)",
  async (_, kind) => {
    const recorded = await story(
      kind,
      () => browser.newContext(),
      async (learner, context) => {
        await ready(learner);
        await context.route("**/*", (route) =>
          route.request().method() === "GET" ? route.continue() : route.fulfill({ status: 503, body: "down for repairs" }),
        );
        await learner.submit();
        await learner.frame().locator("[data-save=unsaved]").waitFor({ timeout: 30_000 });
        await learner.page.close({ runBeforeUnload: false });
        await context.unroute("**/*");
        return context;
      },
    );
    expect(recorded).toMatchObject(PASSED);
  },
  90_000,
);
