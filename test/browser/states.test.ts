import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { BrowserContext, Frame, Page } from "playwright-core";
import { findings, sideways } from "../support/axe.ts";
import { inBrowser } from "../support/in-browser.ts";
import { forgetVisits, openLearner } from "../support/learner.ts";
import { home, openProject } from "../support/project.ts";

const NAME = "foundation/users/foundation-users-scorm12";
const PICTURES = join(home, "test/output/pictures");

const site = inBrowser(() => openProject("foundation"), { archetypes: ["users"], targets: ["scorm12"] });

/** An LMS that can be made to fail while a learner is there: `fault` is read at each call. */
const LMS = `<!doctype html><html lang="en"><title>LMS</title>
<style>html,body{margin:0;height:100%}iframe{border:0;width:100%;height:100%}</style>
<script>
var fault = location.search.slice(1), values = { "cmi.core.student_id": "learner-1", "cmi.core.lesson_mode": "normal",
  "cmi.core.credit": "credit", "cmi.core.lesson_status": "not attempted" };
function told(work) {
  if (fault === "forgets") { API.error = "301"; return "false"; }
  if (fault === "refuses" && work === "commit") { API.error = "101"; return "false"; }
  API.error = "0"; return "true";
}
var API = { error: "0",
  LMSInitialize: function () { return told(); },
  LMSFinish: function () { return told(); },
  LMSCommit: function () { return told("commit"); },
  LMSGetValue: function (name) { if (told() === "false" || fault === "blank") return ""; return values[name] || ""; },
  LMSSetValue: function (name, value) { var answer = told(); if (answer === "true") values[name] = value; return answer; },
  LMSGetLastError: function () { return API.error; }, LMSGetErrorString: function () { return ""; }, LMSGetDiagnostic: function () { return ""; } };
if (fault === "none") API = undefined;
</script><iframe title="Course" src="/packages/${NAME}/index.html"></iframe></html>`;

async function openLms(context: BrowserContext, fault: string): Promise<{ readonly page: Page; readonly frame: () => Frame }> {
  await context.route("**/lms.html*", (route) => route.fulfill({ contentType: "text/html", body: LMS }));
  const page = await context.newPage();
  page.setDefaultTimeout(25_000);
  await page.goto(`${site.preview.address}lms.html?${fault}`);
  return {
    page,
    frame() {
      const inner = page.frames().find((candidate) => candidate.url().includes("/packages/"));
      if (!inner) throw new Error("The package is not open.");
      return inner;
    },
  };
}

type Visit = Awaited<ReturnType<typeof openLms>>;

/** The LMS goes wrong in the middle of a visit; the learner goes on, and is told. */
const turning = (change: string) => async (visit: Visit) => {
  await visit.frame().locator("[data-begin-link]:visible").click();
  await visit.frame().locator("[data-save=saved]").waitFor();
  await visit.page.evaluate(change);
  await visit.frame().locator("[data-next]:visible").click();
};

const STATES = [
  { name: "not connected", fault: "none", shows: "[data-page=no-connection]", reach: async () => undefined },
  { name: "unreadable", fault: "blank", shows: "[data-page=unreadable]", reach: async () => undefined },
  { name: "not saved", fault: "", shows: "[data-banner=unsaved]", reach: turning("fault = 'refuses'") },
  { name: "signed out", fault: "", shows: "[data-banner=signed-out]", reach: turning("fault = 'forgets'") },
  { name: "cut off", fault: "", shows: "[data-banner=cut-off]", reach: turning("delete window.API; API = undefined") },
  {
    name: "technical details",
    fault: "",
    shows: "[data-details]",
    reach: async (visit: Visit) => {
      await visit.frame().locator("[data-begin-link]:visible").click();
      await visit.frame().locator(".technical summary").click();
    },
  },
];

/** Where there is least room; `pages.test.ts` has the others. */
const LOOKS = [{ look: "at 360 px, dark", width: 360, height: 740, colorScheme: "dark" as const }];

describe.each(LOOKS)("$look", ({ width, height, colorScheme }) => {
  test.each(STATES)(
    "a learner who is $name is told so, and axe finds nothing there",
    async ({ name, fault, shows, reach }) => {
      const context = await site.browser.newContext({ viewport: { width, height }, colorScheme, bypassCSP: true, reducedMotion: "reduce" });
      const visit = await openLms(context, fault);
      await reach(visit);
      const told = visit.frame().locator(`${shows}:visible`);
      await told.waitFor();
      await told.scrollIntoViewIfNeeded();
      await visit.page.screenshot({ path: join(PICTURES, `state-${name.replaceAll(" ", "-")}-${width}-${colorScheme}.png`) });
      expect([await findings(visit.frame(), "html", false), await sideways(visit.frame())]).toEqual([[], 0]);
      await context.close();
    },
    60_000,
  );
});

describe("two tabs of one browser", () => {
  test.each([
    ["with locks", ""],
    ["without locks", "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })"],
  ])(
    "one is active, the other can take over, and the result of the active one is kept, %s (TABS-1, UX-3)",
    async (way, prepare) => {
      const context = await site.browser.newContext({ bypassCSP: true });
      await context.addInitScript(prepare);
      await forgetVisits(site.preview, NAME);
      const first = await openLearner(await context.newPage(), site.preview.address, NAME);
      await first.begin();
      await first.saved();
      const second = await openLearner(await context.newPage(), site.preview.address, NAME, "[data-wish=use-here]");
      expect(await findings(second.frame(), "html", false)).toEqual([]);
      await second.page.screenshot({ path: join(PICTURES, `state-elsewhere-${way.replace(" ", "-")}.png`) });
      expect(await first.frame().locator("html").getAttribute("data-phase")).toBe("running");
      await second.frame().locator("[data-wish=use-here]").click();
      await second.frame().locator("html[data-phase=running]").waitFor();
      await first.page.bringToFront();
      await first.frame().locator("[data-page=elsewhere]:visible").waitFor();
      await second.page.bringToFront();
      await second.frame().locator("[data-contents=start]").click();
      await second.takeCourse(true);
      await second.saved();
      await first.page.close();
      expect([await second.value("cmi.core.lesson_status"), await second.value("cmi.core.score.raw")]).toEqual(["passed", "100"]);
      await context.close();
    },
    90_000,
  );
});
