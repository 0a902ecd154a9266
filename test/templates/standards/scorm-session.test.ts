import { expect, test } from "@jest/globals";
import { createLms } from "../../../templates/lms/scorm-lms.ts";
import { personalities } from "../../../templates/lms/scorm-personalities.ts";
import { openSession } from "../../../templates/standards/scorm-session.ts";
import { WORDS } from "../../../templates/targets/scorm12/words.ts";

const opened = (settings = {}) => {
  const lms = createLms(settings);
  const session = openSession(lms.api, WORDS, () => {});
  session.initialize();
  return { lms, session };
};

test("CALL-1: every argument is a text, and methods that need none get an empty one", () => {
  const { lms, session } = opened();
  session.get("cmi.suspend_data");
  session.commit();
  session.finish();
  expect(lms.trace.map(({ method, given }) => [method, ...given])).toEqual([
    ["LMSInitialize", ""],
    ["LMSGetLastError"],
    ["LMSGetValue", "cmi.suspend_data"],
    ["LMSGetLastError"],
    ["LMSCommit", ""],
    ["LMSFinish", ""],
  ]);
});

test("CALL-2: no answer and no error counts as done", () => {
  expect(opened({ personality: personalities.numbas }).session.set("cmi.core.exit", "suspend")).toBe("ok");
});

test.each([1, 2, 3, 4, 5])("CALL-3: an LMS that throws at call %i throws nothing at the course", (throwAt) => {
  const lms = createLms();
  lms.throwAt = throwAt;
  const session = openSession(lms.api, WORDS, () => {});
  expect(() => [
    session.initialize(),
    session.get("cmi.suspend_data"),
    session.set("cmi.core.exit", "suspend"),
    session.commit(),
    session.finish(),
  ]).not.toThrow();
});

test("CALL-5: a session that is open already is carried on", () => {
  const { lms } = opened();
  expect(openSession(lms.api, WORDS, () => {}).initialize()).toBe(true);
});

test("CALL-5: an LMS that refuses and gives nothing to read has no session", () => {
  const lms = createLms({ personality: { ...personalities.adlStrict, yes: "false" } });
  lms.unreadable = /./;
  expect(openSession(lms.api, WORDS, () => {}).initialize()).toBe(false);
});

test("CALL-8: after the end nothing reaches the LMS", () => {
  const { lms, session } = opened();
  session.finish();
  const before = lms.trace.length;
  expect([session.set("cmi.core.exit", "suspend"), session.commit(), session.finish(), session.get("cmi.core.exit").failed]).toEqual([
    "closed",
    "closed",
    false,
    true,
  ]);
  expect(lms.trace).toHaveLength(before);
});

test("CALL-8: a session that the LMS has forgotten is not called again", () => {
  const { lms, session } = opened();
  lms.forget();
  expect(session.commit()).toBe("closed");
  const before = lms.trace.length;
  expect([session.set("cmi.core.exit", "suspend"), session.commit(), session.finish(), session.probe()]).toEqual([
    "closed",
    "closed",
    false,
    false,
  ]);
  expect(lms.trace).toHaveLength(before);
});
