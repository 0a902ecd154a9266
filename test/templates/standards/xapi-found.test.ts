import { expect, test } from "@jest/globals";
import type { TrackingContext } from "../../../templates/contract/tracking.ts";
import type { Answer } from "../../../templates/standards/xapi-answer.ts";
import { openWire } from "../../../templates/standards/xapi-fetch.ts";
import { type Found, readFound } from "../../../templates/standards/xapi-found.ts";
import type { StateKeeper } from "../../../templates/standards/xapi-state.ts";
import { createWindow } from "../../fakes/scorm-window.ts";

const answer = (status: number): Answer => ({ status, headers: {} });

/** What is found within ten seconds in a store that answers so, and when; `undefined` never comes. */
async function find(reads: (Answer | undefined)[], state?: string, extended = "") {
  const page = createWindow();
  const wire = openWire(extended);
  let asked = 0;
  const read = () => {
    asked++;
    const next = reads.length > 1 ? reads.shift() : reads[0];
    const document = state === undefined ? undefined : { state, registration: "r", unsent: [] };
    return next ? Promise.resolve({ answer: next, document }) : new Promise<never>(() => {});
  };
  const found: (Found | undefined)[] = [];
  const at: number[] = [];
  const context = { window: page.window, elapsed: page.elapsed } as unknown as TrackingContext;
  void readFound(context, { read } as StateKeeper, wire).then((result) => {
    found.push(result);
    at.push(page.elapsed());
  });
  await page.pass(10_000);
  return { found: found[0], at: at[0], asked, wire };
}

test.each([
  ["A1.9.v.f.2s0.0.A.sum", "failed", 3600],
  ["A1.9.v.i.-.0.A.sum", "incomplete", undefined],
  ["A1.9.v.c.-.0.A.sum", "completed", undefined],
  ["A1.9.v.p.6y0.0.A.sum", "passed", 9000],
  ["another text", "incomplete", undefined],
])("a state %p claims %s with %p (DATA-3)", async (state, status, score) => {
  expect((await find([answer(200)], state)).found).toMatchObject({ resume: state, readable: true, status, score });
});

test.each([
  ["does not answer", [undefined], 1, 9000],
  ["is not there", [answer(503)], 9, 8000],
] as const)("a store that %s cannot be read, which is known within nine seconds (INIT-4)", async (_, reads, times, when) => {
  const { found, at, asked } = await find([...reads]);
  expect([found, at, asked]).toEqual([expect.objectContaining({ resume: "", readable: false, status: "incomplete" }), when, times]);
});

test.each([
  ["refuses parameters that it does not know is asked without them, at once", answer(400), "", 0],
  ["is busy is asked with them again", answer(503), "k=1", 1000],
] as const)("a store that %s (TC-1)", async (_, first, extended, at) => {
  const found = await find([first, answer(404)], undefined, "k=1");
  expect([found.found?.readable, found.wire.extended, found.at]).toEqual([true, extended, at]);
});
