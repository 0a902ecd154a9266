import { describe, expect, test } from "@jest/globals";
import type { Course } from "../../../templates/contract/course.ts";
import type { Session } from "../../../templates/standards/scorm-session.ts";
import { nameOf } from "../../../templates/standards/scorm-launch.ts";
import { begin, held } from "../../../templates/standards/scorm2004-launch.ts";
import { begin as begin12, held as held12 } from "../../../templates/targets/scorm12/launch.ts";
import { course } from "../../support/course.ts";

type Values = Readonly<Record<string, string>>;

/** A session that reads these values, and nothing of anything else. */
function sessionWith(values: Values, readable = true): Session {
  return {
    initialize: () => true,
    get: (element) => ({ text: values[element] ?? "", failed: false }),
    isReadable: () => readable,
    set: () => "ok",
    commit: () => "ok",
    finish: () => true,
    probe: () => true,
  };
}

const COMPLETION = "cmi.completion_status";
const SUCCESS = "cmi.success_status";
const STATUS = "cmi.core.lesson_status";
const visited = { "cmi.suspend_data": "A1.x" };

describe("what SCORM 2004 shows at the start", () => {
  test.each<[string, Values, object, boolean]>([
    ["nothing at all", {}, { status: "incomplete" }, false],
    ["nothing but a saved state", visited, {}, true],
    ["unknown", { [COMPLETION]: "unknown" }, { status: "incomplete" }, false],
    ["unknown, in other letters", { [COMPLETION]: " Unknown " }, { status: "incomplete" }, false],
    ["not attempted", { [COMPLETION]: "not attempted" }, { status: "incomplete" }, false],
    ["a word that begins like one", { [COMPLETION]: "unknown yet" }, {}, true],
    ["a word that ends like one", { [COMPLETION]: "still unknown" }, {}, true],
    ["incomplete", { [COMPLETION]: "incomplete" }, {}, false],
    ["a word that begins like incomplete", { [COMPLETION]: "incompletely" }, {}, true],
    ["a word that ends like completed", { [COMPLETION]: "not completed" }, {}, true],
    ["completed", { [COMPLETION]: "completed" }, {}, false],
    ["a pass alone", { [SUCCESS]: "passed", ...visited }, {}, false],
    ["a fail alone", { [SUCCESS]: "failed", ...visited }, {}, false],
    ["a word that begins like passed", { [SUCCESS]: "passed?", ...visited }, {}, true],
    ["a word that ends like passed", { [SUCCESS]: "not passed", ...visited }, {}, true],
    ["a pass without its completion", { [COMPLETION]: "incomplete", [SUCCESS]: "passed" }, { status: "passed" }, false],
    ["a pass before anything is known", { [COMPLETION]: "unknown", [SUCCESS]: "passed" }, {}, false],
    ["a fail under way", { [COMPLETION]: "incomplete", [SUCCESS]: "failed" }, {}, false],
    [
      "completed, with a progress that says no",
      { [COMPLETION]: "completed", "cmi.progress_measure": "0.5" },
      { status: "completed" },
      false,
    ],
    ["completed, with all progress", { [COMPLETION]: "completed", "cmi.progress_measure": "1" }, {}, false],
    ["a raw score alone", { [COMPLETION]: "incomplete", "cmi.score.raw": "85" }, { score: 8500 }, false],
    ["both scores", { [COMPLETION]: "incomplete", "cmi.score.raw": "85", "cmi.score.scaled": "0.9" }, {}, false],
  ])("%s decides what is told first, and whether the visit has an end (INIT-1, INIT-3, S04-1, S04-2)", (_, values, facts, silent) => {
    const begun = begin(sessionWith(values), course);
    expect([begun.facts, begun.isSilent]).toEqual([facts, silent]);
  });

  test("is not overwritten where nothing can be read (INIT-4)", () => {
    expect(begin(sessionWith({}, false), course).facts).toEqual({});
    expect(begin(sessionWith({ [COMPLETION]: "unknown" }, false), course).facts).toEqual({});
  });

  test("the scaled score counts, else the raw one (S04-3)", () => {
    const scores = [{ "cmi.score.raw": "85" }, { "cmi.score.raw": "85", "cmi.score.scaled": "0.9" }, { "cmi.score.raw": "0" }, {}];
    expect(scores.map((values) => begin(sessionWith(values), course).launch.score)).toEqual([8500, 9000, 0, undefined]);
  });

  test.each<[string, Values, string | undefined]>([
    ["nothing", {}, undefined],
    ["a completion", { [COMPLETION]: " Completed " }, "completed"],
    ["a success", { [SUCCESS]: " Passed " }, "passed"],
    ["both", { [COMPLETION]: "incomplete", [SUCCESS]: "failed" }, "failed"],
    ["a completion that says nothing", { [COMPLETION]: "unknown" }, "incomplete"],
  ])("is read again later: %s (COMMIT-7)", (_, values, status) => {
    expect(held(sessionWith(values))).toBe(status);
  });
});

describe("what events add to SCORM 2004 (S04-2, S12-6)", () => {
  const read: Course = { ...course, rule: { ...course.rule, quiz: false } };
  const improve = (values: Values, of = course) => begin(sessionWith(values), of).improve;

  test("a pass and a completion bring all progress", () => {
    expect(improve({})({ type: "passed", score: 9000 })).toEqual({ status: "passed", score: 9000, progress: 1 });
    expect(improve({}, read)({ type: "completed" })).toEqual({ status: "completed", progress: 1 });
  });

  test("a fail brings all progress once everything has been read, and what there is before", () => {
    const event = improve({});
    event({ type: "progressed", progress: 0.5 });
    expect(event({ type: "failed", score: 5000 })).toEqual({ status: "failed", score: 5000, progress: 0.5 });
    expect(event({ type: "progressed", progress: 0.99 })).toEqual({ progress: 1 });
  });

  test("progress never falls, is told once, and is not all before the end", () => {
    const event = improve({ [COMPLETION]: "incomplete", "cmi.progress_measure": "0.5" });
    const told = [0.4, 0.5, 0.75, 0.75, 0.6, 1].map((progress) => event({ type: "progressed", progress }));
    expect(told).toEqual([{}, {}, { progress: 0.75 }, {}, {}, { progress: 0.99 }]);
  });

  test("what is completed stays so", () => {
    const event = improve({ [COMPLETION]: "completed" }, read);
    expect([event({ type: "progressed", progress: 0.5 }), event({ type: "completed" })]).toEqual([{}, {}]);
  });

  test.each([
    [{ [COMPLETION]: "completed" }, [["adl.nav.request", "exitAll"]]],
    [{ [SUCCESS]: "passed" }, [["adl.nav.request", "exitAll"]]],
    [{ [SUCCESS]: "failed" }, [["adl.nav.request", "suspendAll"]]],
    [{ "cmi.mode": "review", [SUCCESS]: "passed" }, []],
  ] as [Values, string[][]][])("leaving with %j asks for %j (S04-6, INIT-5)", (values, wish) => {
    expect(begin(sessionWith(values), course).leaving?.()).toEqual(wish);
  });
});

describe("what SCORM 1.2 shows at the start", () => {
  test.each<[string, Values, object, boolean]>([
    ["nothing at all", {}, { status: "incomplete" }, false],
    ["nothing but a saved state", visited, {}, true],
    ["not attempted", { [STATUS]: " Not Attempted " }, { status: "incomplete" }, false],
    ["browsed", { [STATUS]: "browsed" }, { status: "incomplete" }, false],
    ["a word that begins like one", { [STATUS]: "browsed before" }, {}, true],
    ["a word that ends like one", { [STATUS]: "never browsed" }, {}, true],
    ["incomplete", { [STATUS]: "incomplete" }, {}, false],
    ["passed, with space around it", { [STATUS]: " passed\n" }, {}, false],
  ])("%s decides what is told first, and whether the visit has an end (INIT-1, INIT-3, S12-1)", (_, values, facts, silent) => {
    const begun = begin12(sessionWith(values), course);
    expect([begun.facts, begun.isSilent]).toEqual([facts, silent]);
  });

  test("is not overwritten where nothing can be read (INIT-4)", () => {
    expect(begin12(sessionWith({}, false), course).facts).toEqual({});
  });

  test("is read again later, with space around it (COMMIT-7)", () => {
    expect(held12(sessionWith({ [STATUS]: " Passed " }), course)).toBe("passed");
  });
});

test.each([
  ["browse", "no-credit", "browse"],
  ["BROWSE", "", "browse"],
  ["review", "credit", "review"],
  ["normal", "no-credit", "review"],
  ["normal", "credit", "normal"],
  ["browsers", "credit", "normal"],
  ["unbrowse", "credit", "normal"],
  ["preview", "credit", "normal"],
  ["normal", "no-credits", "normal"],
])("mode %p with %p is %s (INIT-5)", (mode, credit, found) => {
  expect(begin(sessionWith({ "cmi.mode": mode, "cmi.credit": credit }), course).launch.mode).toBe(found);
});

test.each([
  ["Learner, One", "One Learner"],
  ["de la Cruz ,Ana María", "Ana María de la Cruz"],
  ["  Ada   Lovelace ", "Ada Lovelace"],
  ["King, Martin, Jr", "King, Martin, Jr"],
  ["Cher,", "Cher,"],
  ["", ""],
])("a name that is written %j is read out as %j", (written, name) => {
  expect(nameOf(written)).toBe(name);
});
