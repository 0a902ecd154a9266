import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { afterAll, describe, expect, test } from "@jest/globals";
import type { CourseQuestion } from "../../templates/contract/course.ts";
import { answerFor, allTypes, courseOf, shown, type Shown, type Situation } from "../gallery/examples.ts";
import { recorders, type Recorder } from "../gallery/recorders.ts";
import { newMachine } from "../reliability/clock-window.ts";
import { home } from "../support/project.ts";

const FIXTURE = join(home, "test/fixtures/gallery.txt");
const expected = readFileSync(FIXTURE, "utf8").split("\n");
const situations: readonly Situation[] = ["right", "partly right", "wrong", "empty", "resumed"];
const written: string[] = [];
const nameOf = (line: string) => line.split(" | ", 3).join(" | ");

const cases = shown.flatMap((one) =>
  situations
    .filter((situation) => situation === "empty" || answerFor(one.example, situation) !== undefined)
    .flatMap((situation) => recorders.map((recorder) => ({ name: one.name, one, situation, recorder, standard: recorder.standard }))),
);

/** Opens, answers, and submits; "resumed" leaves before that and comes back. Gives what the other side has stored. */
async function play(one: Shown, situation: Situation, { open }: Recorder) {
  const course = courseOf(one);
  const question = course.pages[0]?.questions[0] as CourseQuestion;
  const encoded = answerFor(one.example, situation);
  const machine = newMachine();
  const side = open();
  const first = await side.visit(machine, course, allTypes, 0);
  if (encoded !== undefined) first.session.act({ type: "answer", question: 0, encoded });
  if (situation === "resumed") await side.leave(first);
  const last = situation === "resumed" ? await side.visit(machine, course, allTypes, 60_000) : first;
  const found = last.shown().state.answers.get(question.slot);
  last.session.act({ type: "submit", page: 0, latencies: new Map() });
  await side.leave(last);
  return { found, encoded, recorded: side.recorded() };
}

describe("every example is recorded as it should be, in every standard (INT-2, INT-3, INT-5, INT-6, INT-8, INT-9, INT-13)", () => {
  afterAll(() => {
    if (process.env["UPDATE"]) writeFileSync(FIXTURE, `${written.join("\n")}\n`);
  });

  test("the list of what is expected has a line for each case and no other", () => {
    const names = cases.map(({ name, situation, standard }) => [name, situation, standard].join(" | "));
    expect(expected.filter(Boolean).map(nameOf)).toEqual(names);
  });

  test.each(cases)("$name, $situation, in $standard", async ({ one, situation, recorder }) => {
    const { found, encoded, recorded } = await play(one, situation, recorder);
    const line = [one.name, situation, recorder.standard, recorded].join(" | ");
    written.push(line);
    expect(found).toBe(encoded);
    expect(process.env["UPDATE"] ? line : expected.find((known) => nameOf(known) === nameOf(line))).toBe(line);
  });
});
