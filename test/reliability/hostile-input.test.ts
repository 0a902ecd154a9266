import { expect, test } from "@jest/globals";
import { readState, writeState } from "../../templates/runtime/course/saved-state.ts";
import { startingState } from "../../templates/runtime/course/state.ts";
import { update } from "../../templates/runtime/course/update.ts";
import type { Action } from "../../templates/contract/course-state.ts";
import { course, types } from "../support/course.ts";
import fc from "../support/properties.ts";
import { newMachine, openWindow } from "./clock-window.ts";
import { heldBy, places } from "./scorm-places.ts";
import { moves, openLearner, play } from "./story.ts";

const actions = fc.array(
  fc.constantFrom<Action>(
    { type: "open", page: 0 },
    { type: "open", page: 1 },
    { type: "open", page: 2 },
    { type: "answer", question: 0, encoded: "b" },
    { type: "answer", question: 1, encoded: "b" },
    { type: "answer", question: 2, encoded: "b" },
    { type: "answer", question: 2, encoded: "a" },
    { type: "check", question: 0, latency: 0 },
    { type: "submit", page: 2, latencies: new Map() },
    { type: "retry", page: 2 },
  ),
  { maxLength: 25 },
);

const written = actions.map((all) => {
  const state = all.reduce((before, action) => update(course, types, before, action).state, startingState(course));
  return { state, text: writeState(course, state) };
});

const LETTERS = [...'ABCxyz019._~- {}"<\u0000\u00e9\ud800'];

/** What storage, encodings and other programs do to a text. */
const damage = fc.oneof(
  fc.nat(200).map((at) => (text: string) => text.slice(0, at)),
  fc.nat(200).map((at) => (text: string) => text.slice(at)),
  fc.tuple(fc.nat(200), fc.constantFrom(...LETTERS)).map(
    ([at, letter]) =>
      (text: string) =>
        `${text.slice(0, at % text.length)}${letter}${text.slice((at % text.length) + 1)}`,
  ),
  fc.tuple(fc.nat(200), fc.constantFrom(...LETTERS)).map(
    ([at, letter]) =>
      (text: string) =>
        `${text.slice(0, at % text.length)}${letter}${text.slice(at % text.length)}`,
  ),
  fc.constantFrom(
    (text: string) => text + text,
    (text: string) => `${text}.${text}`,
    (text: string) => text.toLowerCase(),
    (text: string) => text.toUpperCase(),
    (text: string) => [...text].reverse().join(""),
    (text: string) => encodeURIComponent(text.replace(/[\ud800-\udfff]/g, "")),
    (text: string) => JSON.stringify(text),
    (text: string) => ` ${text}\r\n`,
  ),
  fc.string({ unit: "binary", maxLength: 300 }).map((other) => () => other),
);

test("a saved state that was damaged in any way gives the result that was written, or none (DATA-3, INIT-4, property)", () => {
  fc.assert(
    fc.property(written, fc.array(damage, { minLength: 1, maxLength: 3 }), ({ state, text }, all) => {
      const damaged = all.reduce((before, harm) => harm(before), text);
      const read = readState(course, types, damaged);
      const result = "state" in read ? [read.state.status, read.state.score, read.state.visited] : "none";
      const { status, score, visited } = state;
      expect(result === "none" ? [status, score, visited] : result).toEqual([status, score, visited]);
    }),
    { numRuns: 20_000 },
  );
});

/** What an LMS's read can give, from texts to things that throw when they are looked at. */
const answers = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.constantFrom<unknown>(
    "null",
    "undefined",
    "NaN",
    "true",
    "passed",
    "PASSED ",
    "failed",
    "browsed",
    "review",
    "no-credit",
    "-1",
    "1e309",
    "101",
    "A1.",
    "A1.zz.0123abcd.p.7ps.2.H.aaaaaaa",
    '{"__proto__":{"polluted":1}}',
    "<img src=x onerror=alert(1)>",
    "x".repeat(70_000),
    "\ud800",
    null,
    undefined,
    0,
    NaN,
    true,
    Symbol("s"),
    10n,
    () => "passed",
    new Date(0),
    Object.create(null),
    { toString: 1 },
    {
      toString() {
        throw new Error("no text");
      },
    },
    {
      valueOf() {
        throw new Error("no value");
      },
    },
    new Proxy(
      {},
      {
        get() {
          throw new Error("no property");
        },
      },
    ),
  ),
);

test("whatever an LMS answers to a read, the course opens, writes no result of its own and harms nothing (CALL-2, CALL-4, INIT-4, property)", async () => {
  const clean = Object.getOwnPropertyNames(Object.prototype).length;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), fc.array(answers, { minLength: 1, maxLength: 12 }), async (place, given) => {
      const lms = place.create();
      let at = 0;
      const api = Object.fromEntries(
        Object.entries(lms.api).map(([name, method]) => [
          name,
          name.includes("GetValue") ? () => given[at++ % given.length] : (...parts: unknown[]) => method(...parts),
        ]),
      );
      const page = openWindow(newMachine(), 0);
      Object.assign(page.window, { [lms.object]: api });
      const learner = await openLearner(place.connect, page);
      learner.session.act({ type: "open", page: 0 });
      await page.pass(5000);
      page.dispatch("pagehide", { persisted: false });
      expect(["running", "unreadable", "no-connection"]).toContain(learner.shown().recording.phase);
      // An LMS that says itself that the learner has finished may hear so again. Nobody else has: one page of three is open.
      const finished = (text: unknown) => typeof text === "string" && /^(passed|completed)$/i.test(text.trim());
      const told = lms.trace
        .filter(({ given: [element] }) => String(element).endsWith("status"))
        .filter(({ given: [, value] }) => finished(value));
      expect(given.some(finished) ? [] : told).toEqual([]);
      expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(clean);
    }),
    { numRuns: 1500 },
  );
}, 60_000);

/** Ways to spend and end a visit in which no result is reached. */
const visits: Readonly<Record<string, readonly string[]>> = {
  "nothing is done": ["closes the window"],
  "a page is read and the window closed": ["opens the next page", "practises", "closes the window"],
  "a page is read and the learner exits": ["opens the next page", "practises", "exits"],
  "the quiz is failed once": ["reads everything", "answers wrongly", "submits", "exits"],
};
const useless = [" ", "!", "null", "failed?"];

test.each(
  Object.entries(visits).flatMap(([what, steps]) =>
    [/./, /status/].flatMap((reads) => useless.map((answer) => ({ what, steps, reads, answer }))),
  ),
)(
  "where every read of $reads gives $answer and $what, the end of the visit makes no learner finished (INIT-4, S12-1)",
  async ({ steps, reads, answer }) => {
    const stored: string[] = [];
    for (const place of places) {
      const lms = place.create();
      const api = Object.fromEntries(
        Object.entries(lms.api).map(([name, method]) => [
          name,
          name.includes("GetValue") ? (...given: string[]) => (reads.test(`${given[0]}`) ? answer : method(...given)) : method,
        ]),
      );
      const page = openWindow(newMachine(), 0);
      Object.assign(page.window, { [lms.object]: api });
      const learner = await openLearner(place.connect, page);
      await play(
        learner,
        steps.flatMap((step) => moves[step] ?? []),
      );
      stored.push(heldBy(lms.again()).status);
    }
    expect(stored.filter((status) => /^(passed|completed)/.test(status))).toEqual([]);
  },
);
