import { expect, test } from "@jest/globals";
import { type ScormWords, openSession } from "../../../templates/standards/scorm-session.ts";
import { WORDS } from "../../../templates/targets/scorm12/words.ts";

/** An API of a few lines, with a log of what is called. */
function sessionOn(answers: Readonly<Record<string, unknown>>, words: ScormWords = WORDS) {
  const called: string[] = [];
  const lines: string[] = [];
  const methods = ["LMSInitialize", "LMSFinish", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSGetLastError"];
  const api = Object.fromEntries(
    methods
      .filter((method) => answers[method] !== null)
      .map((method) => [
        method,
        () => {
          called.push(method);
          return method in answers ? answers[method] : method === "LMSGetLastError" ? "0" : "true";
        },
      ]),
  );
  return { session: openSession(api, words, (what, answer) => lines.push(`${what}: ${answer}`)), called, lines };
}

const opened = (answers: Readonly<Record<string, unknown>>, words?: ScormWords) => {
  const all = sessionOn(answers, words);
  all.session.initialize();
  return all;
};

test("CALL-8: before the session is open nothing is called, and a read gives nothing", () => {
  const { session, called } = sessionOn({});
  expect([session.set("cmi.core.exit", "suspend"), session.commit(), session.finish()]).toEqual(["closed", "closed", false]);
  expect([session.get("cmi.core.exit"), called]).toEqual([{ text: "", failed: true }, []]);
});

test("CALL-3: a method that is not there is no yes, whatever the last error says", () => {
  const { session } = opened({ LMSCommit: null });
  expect(session.commit()).toBe("threw");
});

test("S04-8: an end that fails as the session is over already is an end", () => {
  const { session, called } = opened({ LMSFinish: "false", LMSGetLastError: "113" }, { ...WORDS, over: 113 });
  expect([session.finish(), called.filter((method) => method === "LMSFinish")]).toEqual([true, ["LMSFinish"]]);
});

test("CALL-4: a value is a value, whatever error an earlier call has left", () => {
  const { session } = opened({ LMSGetValue: "passed", LMSGetLastError: "101" });
  expect(session.get("cmi.core.lesson_status")).toEqual({ text: "passed", failed: false });
});

test("INIT-4: spaces are no value: an LMS that gives nothing else cannot be read", () => {
  const { session } = opened({ LMSGetValue: "  " });
  session.get("cmi.core.student_id");
  expect(session.isReadable()).toBe(false);
});

test("UX-4: the log names method, element and error, and no value", () => {
  const { session, lines } = opened({ LMSSetValue: "false", LMSGetValue: "", LMSGetLastError: "401" });
  session.set("cmi.core.exit", "suspend");
  session.get("cmi.suspend_data");
  session.commit();
  expect(lines).toEqual(["LMSInitialize : ok", "LMSSetValue cmi.core.exit: rejected 401", "cmi.suspend_data: 401", "LMSCommit : ok"]);
});

test("UX-4: a read that succeeds leaves nothing in the log", () => {
  const { session, lines } = opened({ LMSGetValue: "" });
  session.get("cmi.suspend_data");
  expect(lines).toEqual(["LMSInitialize : ok"]);
});
