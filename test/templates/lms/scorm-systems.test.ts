import { describe, expect, test } from "@jest/globals";
import type { Connect } from "../../../templates/contract/tracking.ts";
import host12 from "../../../templates/targets/scorm12/host.ts";
import connect12 from "../../../templates/targets/scorm12/tracking.ts";
import host2004 from "../../../templates/targets/scorm2004-4th/host.ts";
import connect2004 from "../../../templates/targets/scorm2004-4th/tracking.ts";
import { answeredEvent, choice, tryVisit } from "../../fakes/scorm-visit.ts";
import { openSide, type Side } from "./side.ts";

const FORMATS = [
  { format: "SCORM 1.2", host: host12, connect: connect12 },
  { format: "SCORM 2004", host: host2004, connect: connect2004 },
];

/** A course of ours with that LMS around it. */
async function openCourse(connect: Connect, side: Side) {
  const { connection, ...page } = await tryVisit(connect, { window: { API: side.api, API_1484_11: side.api } });
  if (!connection.connected) throw new Error(connection.reason);
  return { ...page, tracking: connection.tracking };
}

const every = FORMATS.flatMap(({ format, host, connect }) =>
  host.personalities.map(({ id, label }) => ({ name: `${format}, ${label}`, host, connect, personality: id })),
);

test.each(FORMATS)("the strictest system comes first, each has a name of its own, and scorm-again is one: $format", ({ host }) => {
  const ids = host.personalities.map(({ id }) => id);
  expect([ids[0], ids.includes("scorm-again"), new Set(ids).size]).toEqual(["strict", true, ids.length]);
});

describe.each(every)("$name", ({ host, connect, personality }) => {
  test("a learner of ours leaves half-way, resumes and passes, and breaks no rule of the standard", async () => {
    const first = await openSide(host, { personality });
    const begun = await openCourse(connect, first);
    begun.tracking.save("A1.x");
    begun.tracking.report(answeredEvent(choice));
    await begun.pass(5000);
    begun.dispatch("pagehide", { persisted: false });
    first.close();
    const second = await openSide(host, { personality, stored: first.held()?.state });
    const resumed = await openCourse(connect, second);
    expect(resumed.tracking.launch.resume).toMatch(/^A1\.x/);
    resumed.tracking.report({ type: "passed", score: 9000 });
    await resumed.pass(5000);
    const ended = resumed.tracking.end();
    await resumed.pass(30_000);
    await ended;
    second.close();
    expect(second.held()?.standing).toEqual({ completed: true, success: "passed", score: 0.9 });
    expect([...first.problems(), ...second.problems()].filter((problem) => !problem.startsWith("This system refuses it"))).toEqual([]);
  });
});
