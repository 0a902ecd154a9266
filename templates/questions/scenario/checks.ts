import type { PartSource, Place, QuestionProblem, QuestionSource } from "../../contract/question.ts";
import type { SCENARIO_PROBLEMS } from "./problems.ts";
import type { ScenarioQuestion } from "./question.ts";
import { shortestWays, wayOut } from "./ways.ts";

export type Tell = (what: keyof typeof SCENARIO_PROBLEMS, place: Place, values?: QuestionProblem["values"]) => void;

/** The saved state has one letter for each step, and each step and ending is called by one letter. */
const MOST_STEPS = 16;
const MOST_PARTS = 26;
const MOST_DECISIONS = 5;
const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** What is wrong with steps and endings by themselves. */
export function checkParts(source: QuestionSource, steps: readonly PartSource[], endings: readonly PartSource[], tell: Tell): void {
  const parts = [...steps, ...endings];
  const known = parts.map(({ id }) => id);
  if (steps.length === 0) tell("question/scenario-no-steps", source);
  if (endings.length === 0) tell("question/scenario-no-ending", source);
  if (steps.length > MOST_STEPS || parts.length > MOST_PARTS) {
    tell("question/scenario-too-large", source, { steps: steps.length, endings: endings.length, most: MOST_STEPS, all: MOST_PARTS });
  }
  for (const { options } of [source, ...endings]) if (options[0]) tell("question/scenario-stray-decision", options[0]);
  for (const [index, part] of parts.entries()) {
    const { name, id, title } = part;
    if (!ID.test(id)) tell("question/scenario-no-id", part, { name });
    else if (known.indexOf(id) < index) tell("question/scenario-repeated-id", part, { name, step: id });
    if (title === "") tell("question/scenario-no-title", part, { name, step: id });
  }
  for (const step of steps) checkDecisions(step, known, tell);
}

function checkDecisions(step: PartSource, known: readonly string[], tell: Tell): void {
  const { id, options } = step;
  if (options.length < 1 || options.length > MOST_DECISIONS) {
    tell("question/scenario-decisions", step, { step: id, count: options.length, most: MOST_DECISIONS });
  }
  for (const option of options) {
    const { text, marked, attributes } = option;
    const to = attributes.get("to");
    if (!known.includes(to?.value ?? " ")) {
      tell("question/scenario-unknown-step", to ?? option, { text, to: to?.value ?? "", known: known.join(", ") });
    }
    if (marked) tell("question/scenario-marked", option, { text });
  }
}

/** What is wrong with how steps and endings hang together. */
export function checkWays(question: Pick<ScenarioQuestion, "steps" | "endings">, parts: readonly PartSource[], tell: Tell): void {
  const reached = shortestWays(question.steps);
  const out = wayOut(question.steps, question.endings);
  for (const part of parts) {
    if (!reached.has(part.letter)) tell("question/scenario-unreachable", part, { name: part.name, step: part.id });
    else if (!out.has(part.letter)) tell("question/scenario-no-way-out", part, { step: part.id });
  }
}
