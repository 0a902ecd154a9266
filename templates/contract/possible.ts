import type { Answered, Named } from "./interaction.ts";

/** An answer that a learner can give, or a kind of answers where they cannot be counted. */
export interface Possible {
  /** What was answered, in the options' ids; of a kind of answers, in words. */
  readonly code: string;
  /** In the learner's words. */
  readonly text: string;
  /** `undefined` where nothing is right or wrong by itself. */
  readonly correct: boolean | undefined;
  /** The interaction with this answer; `undefined` for a kind of answers. */
  readonly answered: Answered | undefined;
}

/**
 * All answers to a question one by one: each option, pair or step by itself, because combinations are written as a list of these.
 * Where answers cannot be counted: what is right, and anything else.
 */
export function possibleAnswers(asked: Answered): readonly Possible[] {
  switch (asked.kind) {
    case "true-false":
      return [true, false].map((response) => ({
        code: String(response),
        text: response ? "True" : "False",
        correct: response === asked.correct,
        answered: { ...asked, response },
      }));
    case "choice":
      return asked.options.map(({ id, text }) => ({
        code: id,
        text,
        correct: asked.correct.includes(id),
        answered: { ...asked, response: [id] },
      }));
    case "sequencing":
      return [
        ...asked.options.map(({ id, text }) => ({ code: id, text, correct: undefined, answered: { ...asked, response: [id] } })),
        { code: asked.correct.join(), text: "The right order", correct: true, answered: { ...asked, response: asked.correct } },
      ];
    case "likert":
      return asked.scale.map(({ id, text }) => ({ code: id, text, correct: undefined, answered: { ...asked, response: id } }));
    case "matching":
      return asked.sources.flatMap((source) =>
        asked.targets.map((target) => ({
          code: `${source.id}.${target.id}`,
          text: `${source.text}: ${target.text}`,
          correct: asked.correct.some((pair) => pair.source === source.id && pair.target === target.id),
          answered: { ...asked, response: [{ source: source.id, target: target.id }] },
        })),
      );
    case "performance":
      // Where much can be done at a step, nothing is right by itself: it depends on what comes of it.
      return asked.steps.flatMap(({ id, text, responses }) =>
        (responses ?? rightAt(id, asked.correct)).map((done) => ({
          code: `${id}.${done.id}`,
          text: `${text}: ${done.text}`,
          correct: responses ? undefined : true,
          answered: { ...asked, response: [{ step: id, response: done.id }] },
        })),
      );
    case "numeric": {
      const { min, max } = asked.correct;
      if (min === max) return [{ code: `${min}`, text: `${min}`, correct: true, answered: { ...asked, response: min } }, other("number")];
      return [{ code: `any number from ${min} to ${max}`, text: `${min} to ${max}`, correct: true, answered: undefined }, other("number")];
    }
    case "fill-in":
      return [
        ...asked.correct.map((response) => fillIn(asked, response, true)),
        ...(asked.known ?? []).map((response) => fillIn(asked, response, false)),
        other("text"),
      ];
    case "long-fill-in":
      return [{ code: "any text", text: "What the learner wrote", correct: undefined, answered: undefined }];
    case "other":
      return asked.correct === undefined
        ? [{ code: "any text", text: "What the learner gave", correct: undefined, answered: undefined }]
        : [{ code: asked.correct, text: asked.correct, correct: true, answered: { ...asked, response: asked.correct } }, other("text")];
  }
}

function fillIn(asked: Extract<Answered, { kind: "fill-in" }>, response: string | readonly string[], correct: boolean): Possible {
  const text = typeof response === "string" ? response : response.join(", ");
  return { code: text, text, correct, answered: { ...asked, response } };
}

function rightAt(id: string, correct: Extract<Answered, { kind: "performance" }>["correct"] = []): Named[] {
  return correct.filter(({ step }) => step === id).map(({ response }) => ({ id: response, text: response }));
}

function other(what: string): Possible {
  return { code: `any other ${what}`, text: "Anything else", correct: false, answered: undefined };
}
