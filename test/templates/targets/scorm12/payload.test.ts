import { expect, test } from "@jest/globals";
import type { CourseEvent } from "../../../../templates/contract/event.ts";
import type { Answered } from "../../../../templates/contract/interaction.ts";
import connect from "../../../../templates/targets/scorm12/tracking.ts";
import connect2004 from "../../../../templates/targets/scorm2004-4th/tracking.ts";
import { count, type StrictLms } from "../../../../templates/lms/strict-lms.ts";
import { answeredEvent, choice, visit, visit2004 } from "../../../fakes/scorm-visit.ts";
import { coursePage } from "../../../support/course.ts";

const passed: CourseEvent = { type: "passed", score: 9000 };
const both = [
  ["SCORM 1.2", connect, visit, 3800],
  ["SCORM 2004", connect2004, visit2004, 30_000],
] as const;

/** What an LMS that sends each element once as a form's field would send between two commits, in bytes. */
function payloads({ trace }: StrictLms): number[] {
  const sums = [0];
  for (const { method, given } of trace) {
    const size = /Set/.test(method) ? encodeURIComponent(`${String(given[0])}=${String(given[1])}&`).length : 0;
    sums[sums.length - 1] = (sums.at(-1) ?? 0) + size;
    if (/Commit|Terminate|Finish/.test(method)) sums.push(0);
  }
  return sums;
}

/** The longest that a learner can be told to have typed, in a script of three bytes to a character. */
const wordy: Answered = {
  kind: "fill-in",
  correct: Array.from({ length: 5 }, (_, index) => `${index}${"語".repeat(300)}`),
  response: `0${"語".repeat(300)}`,
};

async function worst([, learn, open, most]: (typeof both)[number]) {
  const page = await open(learn);
  page.tracking.save(`A1.${"x".repeat(most - 3)}`);
  page.tracking.report({ type: "page", page: coursePage(1) });
  Array.from({ length: 40 }, (_, slot) => answeredEvent(wordy, { slot })).forEach(page.tracking.report);
  page.tracking.report(passed);
  return page;
}

test.each(both)("EXIT-8, INT-11: in %s no commit is more than a page can send as it goes", async (...one) => {
  const page = await worst(one);
  await page.pass(60_000);
  expect(Math.max(...payloads(page.lms))).toBeLessThanOrEqual(60_000);
  expect([...page.lms.stored.keys()].filter((name) => /interactions\.\d+\.id/.test(name))).toHaveLength(40);
});

test.each(both)("EXIT-8: in %s a page that goes sends all that is vital, and no more detail than fits", async (...one) => {
  const page = await worst(one);
  const before = page.lms.trace.length;
  page.dispatch("pagehide", { persisted: false });
  const last = { ...page.lms, trace: page.lms.trace.slice(before) };
  expect(payloads(last).reduce((sum, size) => sum + size)).toBeLessThanOrEqual(60_000);
  expect(["passed", "90", one[3]]).toEqual([
    page.lms.stored.get("cmi.core.lesson_status") ?? page.lms.stored.get("cmi.success_status"),
    page.lms.stored.get("cmi.core.score.raw") ?? page.lms.stored.get("cmi.score.raw"),
    page.lms.stored.get("cmi.suspend_data")?.length,
  ]);
});

test.each(both)("INT-14, S04-12: in %s nothing is written to objectives or comments", async (_name, learn, open, _most) => {
  const page = await open(learn);
  page.tracking.report(answeredEvent(choice));
  page.tracking.report(passed);
  const ended = page.tracking.end();
  await page.pass(5000);
  await ended;
  const touched = page.lms.trace.filter(({ given }) => /^cmi\.(objectives|comments)/.test(String(given[0])));
  expect([touched, count(page.lms, page.lms.object === "API" ? "LMSFinish" : "Terminate")]).toEqual([[], 1]);
});

const NAMES = ["O'Brien, Zoë", "<img src=x onerror=alert(1)>", "\u202Eevil", "👩‍⚕️", "&lt;b&gt;", "", "undefined"];

test.each(NAMES)(
  "INIT-7: a learner called %p is named on the certificate alone: the name is asked for once and kept nowhere",
  async (name) => {
    const given = {
      "cmi.core.student_name": name,
      "cmi.learner_name": name,
      "cmi.core.student_id": `id ${name}`,
      "cmi.learner_id": `id ${name}`,
    };
    const log: string[] = [];
    const pages = [
      await visit(connect, { given, log: (...line) => log.push(line.join()) }),
      await visit2004(connect2004, { given, log: (...line) => log.push(line.join()) }),
    ];
    pages.forEach(({ tracking }) => tracking.report(passed));
    await Promise.all(pages.map((page) => page.pass(5000)));
    const calls = pages.flatMap(({ lms }) => lms.trace.map(({ given: words }) => String(words[0])));
    expect(calls.filter((element) => element.endsWith("_name"))).toEqual(["cmi.core.student_name", "cmi.learner_name"]);
    expect(pages.map(({ tracking }) => tracking.launch.learner)).toEqual(Array(2).fill(`id ${name}`.trim()));
    const written = pages.flatMap(({ lms }) =>
      lms.trace.filter(({ method }) => method.includes("Set")).map(({ given: words }) => String(words[1])),
    );
    expect([...written, ...log].filter((text) => text.includes(`id ${name}`.trim()) && text !== "")).toEqual([]);
    const spoken = pages.map(({ tracking }) => tracking.launch.learnerName ?? "");
    expect(spoken).toEqual(Array(2).fill(name.replace("O'Brien, Zoë", "Zoë O'Brien").replace("undefined", "")));
    expect([...written, ...log].filter((text) => name.length > 9 && (text.includes(name) || text.includes(spoken[0] ?? "")))).toEqual([]);
  },
);

test("UX-4: the technical log has each call once, by its method, its element and its error, and no value", async () => {
  const log: string[] = [];
  const page = await visit(connect, {
    log: (...line) => log.push(line.join(": ")),
    prepare: (lms) => void (lms.refuses = /lesson_location/),
  });
  const before = log.length;
  page.tracking.save("A1.secret");
  page.tracking.report({ type: "page", page: coursePage(1) });
  page.tracking.report(passed);
  await page.pass(0);
  expect(log.slice(before)).toContain("LMSSetValue cmi.core.lesson_location: rejected 401");
  expect(log.slice(before)).toContain("LMSSetValue cmi.suspend_data: ok");
  expect(log.filter((line) => /secret|passed|90|learner-1/.test(line))).toEqual([]);
});
