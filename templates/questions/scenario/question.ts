import type { Named } from "../../contract/interaction.ts";
import type { QuestionType } from "../../contract/question.ts";

export interface ScenarioQuestion {
  /** The first is where the learner starts. */
  readonly steps: readonly ScenarioStep[];
  /** `score` is 0 … 1. */
  readonly endings: readonly (Named & { readonly score: number })[];
  /** The shortest way to the best ending, encoded as an answer is; "" where no ending is better than another. */
  readonly best: string;
}

export interface ScenarioStep extends Named {
  /** `to` is the id of a step or an ending. */
  readonly decisions: readonly (Named & { readonly to: string })[];
}

/**
 * A case with decisions, each of which leads on. The answer is the way to an ending: the letter of the decision at each step, one
 * behind the other. No step is in it twice, because who comes back to a step decides there anew.
 */
const scenario: QuestionType<ScenarioQuestion, string> = {
  score: (question, answer) => endingOf(question, answer)?.score ?? 0,
  interaction: (question, answer) => ({
    kind: "performance",
    steps: question.steps.map(({ id, text, decisions }) => ({
      id,
      text,
      responses: decisions.map((decision) => ({ id: decision.id, text: decision.text })),
    })),
    correct: question.best === "" ? undefined : decisionsOn(question, question.best),
    response: answer === undefined ? undefined : decisionsOn(question, answer),
  }),
  // The view shows the way and what came of it.
  feedback: () => [],
  encode: (_question, answer) => answer,
  decode: (question, text) => (endingOf(question, text) ? text : undefined),
  encodedLength: ({ steps }) => steps.length,
};

/** The ids of the steps on the way, and of what it leads to; `undefined` for what is no way through the case. */
function wayOf({ steps }: ScenarioQuestion, answer: string): readonly string[] | undefined {
  const way = [steps[0]?.id ?? ""];
  for (const letter of answer) {
    const step = steps.find(({ id }) => id === way.at(-1));
    const decision = step?.decisions.find(({ id }) => id === letter);
    if (!decision || way.includes(decision.to)) return undefined;
    way.push(decision.to);
  }
  return way;
}

function endingOf(question: ScenarioQuestion, answer: string): ScenarioQuestion["endings"][number] | undefined {
  const last = wayOf(question, answer)?.at(-1);
  return question.endings.find(({ id }) => id === last);
}

function decisionsOn(question: ScenarioQuestion, answer: string): { readonly step: string; readonly response: string }[] {
  const way = wayOf(question, answer) ?? [];
  return [...answer].map((response, index) => ({ step: way[index] ?? "", response }));
}

export default scenario;
