import { expect, test } from "@jest/globals";
import type { Launch } from "../../../templates/contract/tracking.ts";
import { beginCourse } from "../../../templates/runtime/course/begin.ts";
import { writeHeader, writeState } from "../../../templates/runtime/course/saved-state.ts";
import type { CourseState } from "../../../templates/contract/course-state.ts";
import { startingState } from "../../../templates/runtime/course/state.ts";
import { openJournal } from "../../../templates/runtime/journal/journal.ts";
import { shortHash } from "../../../templates/runtime/journal/short-hash.ts";
import { course, types } from "../../support/course.ts";

const launch: Launch = {
  mode: "normal",
  resume: "",
  readable: true,
  status: "incomplete",
  score: undefined,
  passMark: undefined,
  learner: "l",
};
const passed: CourseState = { ...startingState(course), revision: 9, visited: new Set([0, 1, 2]), status: "passed", score: 9000 };

test("a first visit starts at the beginning with nothing to send", () => {
  expect(beginCourse(course, types, launch, "")).toEqual({ state: startingState(course), missing: [], delivered: true });
});

test("a pass that only this machine knows is sent again (S12-9)", () => {
  const begun = beginCourse(course, types, launch, writeHeader(course, passed));
  expect([begun?.missing, begun?.delivered]).toEqual([[{ type: "passed", score: 9000 }], false]);
});

test("a pass that the LMS holds is not sent again, and the local copy may go", () => {
  const held = { ...launch, resume: writeState(course, passed), status: "passed", score: 9000 } as const;
  const begun = beginCourse(course, types, held, writeHeader(course, passed));
  expect([begun?.missing, begun?.delivered]).toEqual([[], true]);
});

test("a status that the LMS does not show is sent again from the saved state (INIT-3)", () => {
  const begun = beginCourse(course, types, { ...launch, resume: writeState(course, passed) }, "");
  expect(begun?.missing).toEqual([{ type: "passed", score: 9000 }]);
});

test("a pass whose score arrived and whose status did not is sent again (S12-9)", () => {
  const begun = beginCourse(course, types, { ...launch, resume: writeState(course, passed), score: 9000 }, "");
  expect(begun?.missing).toEqual([{ type: "passed", score: 9000 }]);
});

test("what the LMS holds is never lowered by an older state (INIT-2)", () => {
  const begun = beginCourse(course, types, { ...launch, status: "passed", score: 9500 }, "");
  expect([begun?.state.status, begun?.state.score, begun?.missing]).toEqual(["passed", 9500, []]);
});

test.each(["undefined", '{"a":1}', "A1.zz"])("an unreadable state %j starts nothing by itself (INIT-4)", (resume) => {
  expect(beginCourse(course, types, { ...launch, resume }, "")).toBeUndefined();
});

test("a state that could not be read at all is replaced by the local copy if there is one (INIT-4)", () => {
  const begun = beginCourse(course, types, { ...launch, readable: false }, writeHeader(course, passed));
  expect(begun?.state.status).toBe("passed");
});

const storage = (): Storage => {
  const map = new Map<string, string>();
  return {
    get length() {
      return map.size;
    },
    key: (index) => [...map.keys()][index] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    clear: () => map.clear(),
  };
};

test("the journal gives a result back to the same learner only, and names nobody (PRIV-1)", async () => {
  const store = storage();
  const owner = await shortHash("nurse.jones@nhs.example", crypto);
  openJournal(
    () => store,
    owner,
    () => 0,
  ).write("A1.x");
  const other = await shortHash("someone.else", crypto);
  expect([
    openJournal(
      () => store,
      other,
      () => 0,
    ).read(),
    openJournal(
      () => store,
      owner,
      () => 0,
    ).read(),
  ]).toEqual(["", "A1.x"]);
  expect(`${store.key(0)}${store.getItem(store.key(0) ?? "")}`).not.toMatch(/jones|nhs/);
});

test("the journal forgets after 30 days (PRIV-2)", () => {
  const store = storage();
  openJournal(
    () => store,
    "a",
    () => 0,
  ).write("A1.x");
  openJournal(
    () => store,
    "b",
    () => 31 * 24 * 3600 * 1000,
  );
  expect(store.length).toBe(0);
});

test("the journal works without storage by remembering nothing (PRIV-4)", () => {
  const blocked = openJournal(
    () => {
      throw new Error("SecurityError");
    },
    "a",
    () => 0,
  );
  blocked.write("A1.x");
  expect(blocked.read()).toBe("");
});

test("an unknown learner leaves nothing behind (PRIV-1)", () => {
  const store = storage();
  openJournal(
    () => store,
    "",
    () => 0,
  ).write("A1.x");
  expect(store.length).toBe(0);
});

test("hashes with SHA-256 where there is one, and tells learners apart where there is none (ENV-2)", async () => {
  expect(await shortHash("abc", crypto)).toBe("ba7816bf8f01cfea414140");
  const without = { subtle: undefined as unknown as SubtleCrypto };
  const [a, b] = await Promise.all([shortHash("abc", without), shortHash("abd", without)]);
  expect([a.length > 8, a === b, a.includes("abc")]).toEqual([true, false, false]);
});

test("a last attempt that failed, and that only this machine knows, is told again (S12-6, COMMIT-1)", () => {
  const once = { ...course, rule: { ...course.rule, attempts: 1 } };
  const failed: CourseState = {
    ...startingState(once),
    revision: 9,
    visited: new Set([0, 1, 2]),
    quizzes: new Map([[2, { attempts: 1, best: 2500, marked: true }]]),
    status: "failed",
    score: 2500,
  };
  const before = { ...launch, resume: writeState(once, { ...startingState(once), revision: 4, visited: new Set([0]) }) };
  const begun = beginCourse(once, types, before, writeState(once, failed));
  expect([begun?.state.status, begun?.missing, begun?.delivered]).toEqual(["failed", [{ type: "failed", score: 2500 }], false]);
  const passedElsewhere = { ...before, status: "passed", score: 9000 } as const;
  expect(beginCourse(once, types, passedElsewhere, writeState(once, failed))?.state.status).toBe("passed");
});
