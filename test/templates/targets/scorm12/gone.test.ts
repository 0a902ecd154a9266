import { expect, jest, test } from "@jest/globals";
import type { CourseEvent } from "../../../../templates/contract/event.ts";
import connect from "../../../../templates/targets/scorm12/tracking.ts";
import connect2004 from "../../../../templates/targets/scorm2004-4th/tracking.ts";
import { createLms } from "../../../../templates/lms/scorm-lms.ts";
import { count, type StrictLms, marks } from "../../../../templates/lms/strict-lms.ts";
import { createLms2004 } from "../../../../templates/lms/scorm-lms2004.ts";
import { personalities } from "../../../../templates/lms/scorm-personalities.ts";
import { type Visit, visit } from "../../../fakes/scorm-visit.ts";

const passed: CourseEvent = { type: "passed", score: 9000 };
const STATUS = "cmi.core.lesson_status";

/** A window that the learning site opened; `site` is the site's. */
async function openedBy(lms: StrictLms, learn = connect): Promise<Visit & { readonly site: Record<string, unknown> }> {
  const site: Record<string, unknown> = { closed: false, [lms.object]: lms.api };
  site["parent"] = site;
  return Object.assign(await visit(learn, { lms, window: { opener: site }, wait: 1000 }), { site });
}

test.each([
  ["SCORM 1.2", connect, createLms],
  ["SCORM 2004", connect2004, createLms2004],
])("EXIT-7, DISC-8: in %s the learner hears within 5 s that the learning site was closed", async (_name, learn, create) => {
  const page = await openedBy(create(), learn);
  expect(page.told.at(-1)).toBe("saved");
  page.site["closed"] = true;
  await page.pass(5000);
  expect(page.told.at(-1)).toBe("cut-off");
});

test("EXIT-7, DISC-8: what a closed window still answers is no confirmation", async () => {
  const page = await openedBy(createLms());
  page.site["closed"] = true;
  page.tracking.report(passed);
  await page.pass(120_000);
  expect([page.told.at(-1), page.told.slice(-2).includes("saved"), page.lms.stored.get(STATUS)]).toEqual(["cut-off", false, "incomplete"]);
});

test("EXIT-7: without a network, too, the learner hears that the learning site was closed, and nothing else after it", async () => {
  const page = await openedBy(createLms());
  page.reachable = false;
  page.site["closed"] = true;
  page.tracking.report(passed);
  await page.pass(300_000);
  expect(page.told.slice(page.told.indexOf("cut-off"))).toEqual(["cut-off"]);
});

test("DISC-8: a learning site that goes to another origin is cut off", async () => {
  const page = await openedBy(createLms());
  const blocked = () => {
    throw new DOMException("cross-origin", "SecurityError");
  };
  Object.defineProperties(page.site, { API: { get: blocked }, document: { get: blocked } });
  page.tracking.report(passed);
  await page.pass(5000);
  expect(page.told.at(-1)).toBe("cut-off");
});

test("DISC-8: an API that comes back is found again, and gets everything", async () => {
  const page = await openedBy(createLms({ personality: personalities.moodle12 }));
  delete page.site["API"];
  page.tracking.save("A1.x");
  page.tracking.report(passed);
  await page.pass(60_000);
  expect(page.told.at(-1)).toBe("cut-off");
  const next = page.lms.again();
  page.site["API"] = next.api;
  await page.pass(40_000);
  expect([next.stored.get(STATUS), next.stored.get("cmi.core.score.raw"), next.stored.get("cmi.suspend_data"), page.told.at(-1)]).toEqual([
    "passed",
    "90",
    "A1.x",
    "saved",
  ]);
});

test("S12-7, DISC-8: a session that was opened again is left with suspend, too", async () => {
  const page = await openedBy(createLms());
  const next = createLms({ stored: { [STATUS]: "incomplete" } });
  delete page.site["API"];
  await page.pass(5000);
  page.site["API"] = next.api;
  await page.pass(40_000);
  expect(next.stored.get("cmi.core.exit")).toBe("suspend");
});

test("DISC-8: a learner who asks for it is connected again at once", async () => {
  const page = await openedBy(createLms());
  page.site["closed"] = true;
  page.tracking.report(passed);
  await page.pass(120_000);
  page.site["closed"] = false;
  page.tracking.retry();
  await page.pass(0);
  expect([page.told.at(-1), page.lms.stored.get(STATUS)]).toEqual(["saved", "passed"]);
});

test("DISC-8: an API whose every call throws is cut off, and the course goes on", async () => {
  const page = await visit(connect);
  for (const method of Object.keys(page.lms.api))
    page.lms.api[method] = () => {
      throw new Error("can't execute code from a freed script");
    };
  page.tracking.report(passed);
  await page.pass(5000);
  expect(page.told.at(-1)).toBe("cut-off");
});

test("COMMIT-5: a session that the LMS has ended and does not open again is told as signed out", async () => {
  const page = await visit(connect2004, { create: createLms2004 });
  page.lms.api["Terminate"]?.("");
  page.tracking.report(passed);
  await page.pass(5000);
  expect(page.told.at(-1)).toBe("signed-out");
});

test("COMMIT-5: an LMS that fails with its general error and gives nothing to read has signed the learner out", async () => {
  const page = await visit(connect);
  page.lms.failing = Infinity;
  page.lms.unreadable = /./;
  page.tracking.report(passed);
  await page.pass(10_000);
  expect(page.told.at(-1)).toBe("signed-out");
});

test("COMMIT-5: once the learner has signed in again, everything arrives", async () => {
  const page = await visit(connect);
  page.lms.failing = Infinity;
  page.lms.unreadable = /./;
  page.tracking.report(passed);
  await page.pass(10_000);
  page.lms.failing = 0;
  page.lms.unreadable = /^$/;
  page.tracking.retry();
  await page.pass(5000);
  expect([page.told.at(-1), page.lms.stored.get(STATUS)]).toEqual(["saved", "passed"]);
});

test("COMMIT-5: a commit that fails while the session lives is unsaved, and no more", async () => {
  const page = await visit(connect);
  page.lms.failing = Infinity;
  page.tracking.report(passed);
  await page.pass(60_000);
  expect(page.told).not.toContain("signed-out");
  expect([page.told.at(-1), count(page.lms, "LMSInitialize")]).toEqual(["unsaved", 1]);
});

test("COMMIT-3: the learner hears of the second failure, not of the first", async () => {
  const page = await visit(connect);
  page.lms.failing = 3;
  page.tracking.save("A1.x");
  await page.pass(2000);
  expect(page.told.at(-1)).toBe("saving");
  await page.pass(1500);
  expect(page.told.at(-1)).toBe("unsaved");
});

test("COMMIT-4: while the browser is offline nothing is committed, and all of it once it is online", async () => {
  const page = await visit(connect);
  const before = count(page.lms, "LMSCommit");
  Object.assign(page.window, { navigator: { onLine: false } });
  page.tracking.report(passed);
  await page.pass(120_000);
  page.hide();
  expect([count(page.lms, "LMSCommit"), page.told.at(-1)]).toEqual([before, "unsaved"]);
  page.show();
  Object.assign(page.window, { navigator: { onLine: true } });
  page.dispatch("online");
  await page.pass(0);
  expect([page.lms.stored.get(STATUS), page.told.at(-1)]).toEqual(["passed", "saved"]);
});

test("COMMIT-4: a yes to a result while the network is gone is no confirmation: it is told again", async () => {
  const page = await visit(connect, { personality: personalities.ilias });
  page.lms.onCommit = () => void (page.reachable = false);
  page.tracking.report(passed);
  await page.pass(500);
  expect(page.told.at(-1)).toBe("saving");
  page.lms.onCommit = () => {};
  page.lms.stored.clear();
  page.reachable = true;
  await page.pass(5000);
  expect([page.lms.stored.get(STATUS), page.lms.stored.get("cmi.core.score.raw"), page.told.at(-1)]).toEqual(["passed", "90", "saved"]);
});

test("COMMIT-4, INIT-2: what may not have arrived is told again as it is, and never taken back for a moment", async () => {
  const page = await visit(connect, { personality: personalities.moodle12 });
  page.lms.onCommit = () => void (page.reachable = false);
  page.tracking.report(passed);
  await page.pass(500);
  page.lms.onCommit = () => {};
  page.reachable = true;
  const before = marks(page.lms).length;
  await page.pass(5000);
  expect(
    marks(page.lms)
      .slice(before)
      .filter((mark) => mark.startsWith(STATUS)),
  ).toEqual([`${STATUS}=passed`]);
});

test("COMMIT-4: what is no result asks the host for nothing", async () => {
  let asked = 0;
  const page = await visit(connect);
  Object.defineProperty(page, "reachable", {
    get() {
      asked++;
      return true;
    },
  });
  page.tracking.save("A1.x");
  await page.pass(3000);
  expect([asked, page.lms.stored.get("cmi.suspend_data")]).toEqual([0, "A1.x"]);
});

test.each([
  [0, 24_000],
  [0.5, 30_000],
  [1, 36_000],
])("COMMIT-2: pauses between attempts vary by a fifth: with chance at %d the last one is %d ms", async (chance, pause) => {
  const random = jest.spyOn(Math, "random").mockReturnValue(chance);
  const page = await visit(connect);
  const at: number[] = [];
  page.lms.onCommit = () => at.push(page.elapsed());
  page.lms.failing = Infinity;
  page.tracking.save("A1.x");
  await page.pass(600_000);
  random.mockReturnValue(0.5);
  const [before = 0, last = 0] = [...new Set(at)].slice(-2);
  expect(last - before).toBe(pause);
});

const foreign = {
  get() {
    throw new DOMException("sandboxed", "SecurityError");
  },
};

test.each([
  ["without same-origin", { parent: Object.defineProperty({}, "API", foreign), localStorage: foreign, opener: null }],
  ["without an opener, as COOP leaves it", { opener: null }],
  ["whose opener may not be read", { opener: foreign }],
])("DISC-9: a window %s leads to no error, and to the words that nothing is recorded", async (_name, more) => {
  const descriptors = Object.fromEntries(
    Object.entries(more).map(([name, value]) => [name, value === foreign ? foreign : { value, writable: true, enumerable: true }]),
  );
  const page = visit(connect, { window: Object.defineProperties({}, descriptors) });
  await expect(page).rejects.toThrow("no-lms");
});

test("DISC-9: a visit needs no dialogue of the browser's own", async () => {
  const forbidden = () => {
    throw new Error("asked");
  };
  const lms = createLms();
  const page = await visit(connect, { lms, window: { API: lms.api, alert: forbidden, confirm: forbidden, prompt: forbidden } });
  lms.failing = 5;
  page.tracking.report(passed);
  await page.pass(60_000);
  expect([page.told.at(-1), lms.stored.get(STATUS)]).toEqual(["saved", "passed"]);
});

test("EXIT-12: nine hours asleep and three hours hidden are no learning time", async () => {
  const page = await visit(connect);
  await page.pass(10 * 60_000);
  page.sleep(9 * 3_600_000);
  await page.pass(60_000);
  page.hide();
  await page.pass(3 * 3_600_000);
  page.show();
  await page.pass(9 * 60_000 - 1000);
  page.hide();
  expect(page.lms.stored.get("cmi.core.session_time")).toMatch(/^0000:(19:5\d|20:0\d)/);
});

test("EXIT-12: a course that was opened in a tab nobody looks at has learned nothing yet", async () => {
  const lms = createLms();
  const document = { visibilityState: "hidden", addEventListener() {} };
  const page = await visit(connect, { lms, window: { API: lms.api, document }, wait: 1000 });
  await page.pass(3_600_000);
  page.tracking.save("A1.x");
  await page.pass(3000);
  // The least that every LMS counts.
  expect(lms.stored.get("cmi.core.session_time")).toBe("0000:00:01.00");
});
