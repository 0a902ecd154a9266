import { describe, expect, test } from "@jest/globals";
import type { ObjectiveScore } from "../../../templates/contract/tracking.ts";
import scorm12 from "../../../templates/targets/scorm12/objectives.ts";
import plain12 from "../../../templates/targets/scorm12/tracking.ts";
import third from "../../../templates/targets/scorm2004-3rd/objectives.ts";
import fourth from "../../../templates/targets/scorm2004-4th/objectives.ts";
import plain2004 from "../../../templates/targets/scorm2004-4th/tracking.ts";
import { createLms } from "../../../templates/lms/scorm-lms.ts";
import { type StrictLms, marks } from "../../../templates/lms/strict-lms.ts";
import { createLms2004 } from "../../../templates/lms/scorm-lms2004.ts";
import { personalities } from "../../../templates/lms/scorm-personalities.ts";
import { personalities2004 } from "../../../templates/lms/scorm-personalities2004.ts";
import { type Visit, type VisitSettings, visit } from "../../fakes/scorm-visit.ts";
import { newMachine, openWindow } from "../../reliability/clock-window.ts";
import { openLearner, play, stories } from "../../reliability/story.ts";

const GROUP = "cmi.objectives.";

const FORMATS = [
  {
    format: "SCORM 1.2",
    connect: scorm12,
    plain: plain12,
    create: createLms,
    bare: personalities.bare,
    forgiving: { ...personalities.adlStrict, reopens: true as const },
    status: "cmi.core.lesson_status",
    mode: { "cmi.core.lesson_mode": "review" },
    passMark: { "cmi.student_data.mastery_score": "40" },
    elements: ["id", "score.min", "score.max", "score.raw", "status"],
    written: (place: number, score: string, success: string) => [
      `${GROUP}${place}.score.min=0`,
      `${GROUP}${place}.score.max=100`,
      `${GROUP}${place}.score.raw=${score}`,
      `${GROUP}${place}.status=${success}`,
    ],
    held: (place: number, id: string, score: string, success: string) => ({
      [`${GROUP}${place}.id`]: id,
      [`${GROUP}${place}.score.raw`]: score,
      [`${GROUP}${place}.status`]: success,
    }),
  },
  ...[third, fourth].map((connect, index) => ({
    format: `SCORM 2004, edition ${index + 3}`,
    connect,
    plain: plain2004,
    create: createLms2004,
    bare: personalities2004.bare,
    forgiving: { ...personalities2004.adlStrict, reopens: true as const },
    status: "cmi.success_status",
    mode: { "cmi.mode": "review" },
    passMark: { "cmi.scaled_passing_score": "0.4" },
    elements: ["id", "score.min", "score.max", "score.raw", "score.scaled", "success_status", "completion_status"],
    written: (place: number, score: string, success: string) => [
      `${GROUP}${place}.score.min=0`,
      `${GROUP}${place}.score.max=100`,
      `${GROUP}${place}.score.raw=${score}`,
      `${GROUP}${place}.score.scaled=${Number(score) / 100}`,
      `${GROUP}${place}.success_status=${success}`,
      `${GROUP}${place}.completion_status=completed`,
    ],
    held: (place: number, id: string, score: string, success: string) => ({
      [`${GROUP}${place}.id`]: id,
      [`${GROUP}${place}.score.scaled`]: String(Number(score) / 100),
      [`${GROUP}${place}.success_status`]: success,
    }),
  })),
] as const;
type Format = (typeof FORMATS)[number];

const score = (id: string, share: number, isBest = true): ObjectiveScore => ({ id, score: share, isBest });
const half = [score("m__o", 5000)];
const most = [score("m__o", 9000)];
const two = [...half, score("m__read_a_claim", 6666)];

/** A visit of the sample course, which passes at 80 %. */
const open = ({ connect, create }: Format, settings: VisitSettings = {}) => visit(connect, { create, ...settings });
/** As the session does it: the state, the result, then the objectives. */
async function submit({ tracking, pass }: Visit, scores: readonly ObjectiveScore[], wait = 3000) {
  tracking.save("A1.x");
  tracking.report({ type: "passed", score: 9000 });
  tracking.objectives?.(scores);
  await pass(wait);
}
async function note({ tracking, pass }: Visit, scores: readonly ObjectiveScore[]) {
  tracking.save("A1.y");
  tracking.objectives?.(scores);
  await pass(3000);
}
const told = (lms: StrictLms) => marks(lms).filter((mark) => mark.startsWith(GROUP));
const refused = ({ trace }: StrictLms) =>
  trace.filter(({ method, given, answer }) => method.endsWith("SetValue") && String(given[0]).startsWith(GROUP) && answer === "false");
const commits = (lms: StrictLms) => marks(lms).filter((mark) => mark.endsWith("Commit")).length;
const asked = ({ trace }: StrictLms) =>
  trace.filter(({ given }) => String(given[0]).startsWith(GROUP)).map(({ given }) => String(given[0]));

describe.each(FORMATS)("objectives in $format", (format) => {
  test("S04-12: a first visit sets id, scores and statuses of each, behind the confirmed result", async () => {
    const page = await open(format);
    await submit(page, two);
    expect(told(page.lms)).toEqual([
      `${GROUP}0.id=m__o`,
      ...format.written(0, "50", "failed"),
      `${GROUP}1.id=m__read_a_claim`,
      ...format.written(1, "66.66", "failed"),
    ]);
    const all = marks(page.lms);
    const [first] = told(page.lms);
    const before = all.slice(0, all.indexOf(first ?? ""));
    expect(before.slice(before.indexOf(`${format.status}=passed`)).filter((mark) => mark.endsWith("Commit"))).toHaveLength(1);
    expect([page.lms.stored.get(`${GROUP}1.id`), page.told.at(-1), refused(page.lms)]).toEqual(["m__read_a_claim", "saved", []]);
  });

  test("S04-12: the pass mark decides, also the one that the LMS sets", async () => {
    const page = await open(format, { given: format.passMark });
    await submit(page, two);
    expect(told(page.lms).filter((mark) => /=(passed|failed)$/.test(mark))).toHaveLength(2);
    expect(told(page.lms).filter((mark) => mark.endsWith("=passed"))).toHaveLength(2);
  });

  test("CALL-11: what has been told is not told again", async () => {
    const page = await open(format);
    await submit(page, two);
    const before = [told(page.lms).length, commits(page.lms)] as const;
    page.tracking.report({ type: "passed", score: 9500 });
    await note(page, two);
    expect([told(page.lms).length, commits(page.lms)]).toEqual([before[0], before[1] + 1]);
    await note(page, [...two]);
    expect(told(page.lms)).toHaveLength(before[0]);
  });

  test("S04-12: a better attempt changes the score and leaves the id alone, in this visit and the next", async () => {
    const first = await open(format);
    await submit(first, half);
    await note(first, [score("m__o", 7000)]);
    const second = await open(format, { lms: first.lms.again() });
    await note(second, most);
    expect(told(first.lms).slice(-format.elements.length + 1)).toEqual(format.written(0, "70", "failed"));
    expect([told(second.lms), refused(second.lms)]).toEqual([format.written(0, "90", "passed"), []]);
  });

  test("INIT-2: a worse attempt changes nothing, in this visit and the next", async () => {
    const first = await open(format);
    await submit(first, most);
    const before = told(first.lms).length;
    await note(first, half);
    const second = await open(format, { lms: first.lms.again() });
    await note(second, half);
    expect([told(first.lms).length, told(second.lms)]).toEqual([before, []]);
  });

  test("INIT-2: a pass that the LMS holds stays one although the mark has risen", async () => {
    const page = await open(format, { stored: format.held(0, "m__o", "70", "passed") });
    await note(page, [score("m__o", 7500)]);
    expect(told(page.lms)).toEqual(format.written(0, "75", "passed"));
  });

  test("S04-12: where the last attempt counts, a score falls with it", async () => {
    const page = await open(format, { stored: format.held(0, "m__o", "90", "passed") });
    await note(page, [score("m__o", 5000, false)]);
    expect(told(page.lms)).toEqual(format.written(0, "50", "failed"));
  });

  test("S04-12: a score that arrived without its status is completed", async () => {
    const page = await open(format, { stored: format.held(0, "m__o", "90", "") });
    await note(page, half);
    expect(told(page.lms)).toEqual(format.written(0, "90", "passed"));
  });

  test("S04-12: objectives of others are left alone, and the next one goes behind them", async () => {
    const stored = { ...format.held(0, "theirs", "10", "failed"), ...format.held(1, "m__o", "50", "failed") };
    const page = await open(format, { stored });
    await note(page, [...most, score("m__read_a_claim", 10000)]);
    expect(told(page.lms)).toEqual([
      ...format.written(1, "90", "passed"),
      `${GROUP}2.id=m__read_a_claim`,
      ...format.written(2, "100", "passed"),
    ]);
  });

  test("CALL-7: an LMS without objectives is asked once and told of none", async () => {
    const page = await open(format, { personality: format.bare });
    await submit(page, two);
    await note(page, most);
    expect([asked(page.lms), page.lms.stored.get(format.status), page.told.at(-1)]).toEqual([[`${GROUP}_children`], "passed", "saved"]);
  });

  test.each(["_count", "0.id"])("S04-12: where the LMS does not give %s, none is written over", async (element) => {
    const page = await open(format, {
      stored: format.held(0, "m__o", "50", "failed"),
      prepare: (lms) => void (lms.unreadable = new RegExp(`objectives.*${element}$`)),
    });
    await submit(page, most);
    expect([told(page.lms), page.lms.stored.get(format.status), page.told.at(-1)]).toEqual([[], "passed", "saved"]);
  });

  test("S04-12: the LMS is asked for their number once", async () => {
    const page = await open(format);
    await submit(page, half);
    await note(page, two);
    await note(page, most);
    expect(asked(page.lms).filter((element) => element.endsWith("_count"))).toHaveLength(1);
  });

  test.each(format.elements)("CALL-6, INT-1: a refused %s ends it, and the result stays saved", async (element) => {
    const page = await open(format, { prepare: (lms) => void (lms.refuses = new RegExp(`objectives.*${element}$`)) });
    await submit(page, two);
    await note(page, [...most, score("m__read_a_claim", 10000)]);
    const last = told(page.lms).at(-1)?.split("=")[0];
    expect([last, refused(page.lms).length]).toEqual([`${GROUP}0.${element}`, 1]);
    expect([page.lms.stored.get(format.status), page.told.at(-1)]).toEqual(["passed", "saved"]);
    expect(page.tracking.held()).toEqual({ status: "passed", score: 9000 });
  });

  test.each(["SetValue", "GetValue"])("CALL-3, INT-1: an LMS that throws at %s of an objective is left in peace", async (method) => {
    const lms = format.create();
    const name = Object.keys(lms.api).find((own) => own.endsWith(method)) ?? "";
    const heard: unknown[] = [];
    const api = {
      ...lms.api,
      [name]: (...given: unknown[]) => {
        if (!String(given[0]).startsWith(GROUP)) return lms.api[name]?.(...given);
        heard.push(given[0]);
        throw new Error("objectives");
      },
    };
    const page = await visit(format.connect, { lms, window: { [lms.object]: api } });
    await submit(page, two);
    await note(page, most);
    expect([heard.length, lms.stored.get(format.status), page.told.at(-1), told(lms)]).toEqual([1, "passed", "saved", []]);
  });

  test("COMMIT-1: as long as the result is not confirmed, nothing is said of objectives", async () => {
    const page = await open(format);
    page.lms.failing = 2;
    await submit(page, half, 1500);
    const early = told(page.lms);
    await page.pass(20_000);
    expect([early, told(page.lms).length, page.told.at(-1)]).toEqual([[], format.elements.length, "saved"]);
  });

  test("S04-12: what a failed commit carried arrives, and its id is set once", async () => {
    const page = await open(format);
    await submit(page, []);
    page.lms.failing = 1;
    await note(page, half);
    await page.pass(20_000);
    expect([told(page.lms).filter((mark) => mark.includes(".id=")), refused(page.lms)]).toEqual([[`${GROUP}0.id=m__o`], []]);
    const arrived = [...page.lms.stored].filter(([name]) => name.startsWith(GROUP)).map((pair) => pair.join("="));
    expect([arrived, page.told.at(-1)]).toEqual([[`${GROUP}0.id=m__o`, ...format.written(0, "50", "failed")], "saved"]);
  });

  test("EXIT-3: a session that is opened again is told what it does not hold", async () => {
    const page = await open(format, { personality: format.forgiving });
    await submit(page, half);
    page.lms.forget();
    await note(page, two);
    await page.pass(20_000);
    const ids = told(page.lms).filter((mark) => mark.includes(".id="));
    expect([ids, refused(page.lms), page.told.at(-1)]).toEqual([[`${GROUP}0.id=m__o`, `${GROUP}1.id=m__read_a_claim`], [], "saved"]);
  });

  test("DISC-8: another interface is told what the lost one has not passed on", async () => {
    const page = await open(format);
    await submit(page, []);
    page.lms.failing = 9;
    await note(page, half);
    const next = page.lms.again();
    Object.assign(page.window, { [next.object]: next.api });
    page.lms.forget();
    await page.pass(30_000);
    const arrived = [...next.stored].filter(([name]) => name.startsWith(GROUP)).map((pair) => pair.join("="));
    expect([arrived, page.told.at(-1)]).toEqual([[`${GROUP}0.id=m__o`, ...format.written(0, "50", "failed")], "saved"]);
  });

  test("EXIT-3: a page that goes sends them behind all else", async () => {
    const page = await open(format);
    await submit(page, [], 0);
    page.tracking.save("A1.z");
    page.tracking.objectives?.(half);
    page.dispatch("pagehide", { persisted: false });
    const last = marks(page.lms).slice(marks(page.lms).findIndex((mark) => mark === "cmi.suspend_data=A1.z"));
    expect(last.filter((mark) => mark.startsWith(GROUP))).toHaveLength(format.elements.length);
    expect(last.slice(last.findIndex((mark) => mark.startsWith(GROUP))).filter((mark) => /^cmi\.(?!objectives)/.test(mark))).toEqual([]);
    expect([page.lms.stored.get(`${GROUP}0.id`), page.lms.stored.get(format.status)]).toEqual(["m__o", "passed"]);
  });

  test("EXIT-5: a learner who exits at once leaves them behind the result", async () => {
    const page = await open(format);
    await submit(page, [], 0);
    page.tracking.objectives?.(half);
    const ended = page.tracking.end();
    await page.pass(3000);
    expect([await ended, page.lms.stored.get(`${GROUP}0.id`), page.told.at(-1)]).toEqual([{ confirmed: true }, "m__o", "ended"]);
  });

  test("INIT-5: in review none is written", async () => {
    const page = await open(format, { given: format.mode });
    await note(page, two);
    const ended = page.tracking.end();
    await page.pass(3000);
    await ended;
    expect([asked(page.lms), page.told.at(-1)]).toEqual([[], "ended"]);
  });

  test.each<[keyof Pick<Format, "connect" | "plain">, number]>([
    ["connect", 3],
    ["plain", 0],
  ])("INT-14: with %s a learner who fails and then passes leaves %i marks on an objective", async (which, many) => {
    const lms = format.create();
    const page = openWindow(newMachine(), 0);
    Object.assign(page.window, { [lms.object]: lms.api });
    await play(await openLearner(format[which], page), stories["fails, then passes"] ?? []);
    const values = told(lms).filter((mark) => /=(m__o|failed|passed)$/.test(mark));
    expect([values.length, asked(lms).length > 0, refused(lms)]).toEqual([many, many > 0, []]);
    expect(lms.stored.get(format.status)).toBe("passed");
  });
});

test("S12-9: after two failed commits a value is set once more, for an LMS that forgets what it could not send", async () => {
  const page = await visit(fourth, { create: createLms2004, personality: personalities2004.ilias });
  await submit(page, half);
  page.lms.failing = 2;
  await note(page, most);
  await page.pass(20_000);
  expect([page.lms.stored.get(`${GROUP}0.score.raw`), page.lms.stored.get(`${GROUP}0.success_status`)]).toEqual(["90", "passed"]);
});
