import type { OptionSource, PartSource, QuestionAuthoring, QuestionProblem } from "../../contract/question.ts";
import { checkParts, checkWays, type Tell } from "./checks.ts";
import { SCENARIO_EXAMPLE } from "./example.ts";
import { SCENARIO_PROBLEMS } from "./problems.ts";
import type { ScenarioQuestion } from "./question.ts";
import { shortestWays } from "./ways.ts";

/** What `view.hbs` and `outcome.hbs` get as `shown`. */
interface Shown {
  readonly steps: readonly (ShownPart & { readonly decisions: readonly ShownDecision[] })[];
  readonly endings: readonly ShownPart[];
  /** "" where the author gave none. */
  readonly debrief: string;
}

interface ShownPart {
  readonly id: string;
  readonly title: string;
  readonly html: string;
}

interface ShownDecision {
  readonly id: string;
  readonly html: string;
  /** "" where the author gave none. */
  readonly feedback: string;
  /** Id and title of the step or ending that it leads to. */
  readonly to: string;
  readonly title: string;
}

export const scenarioAuthoring: QuestionAuthoring<ScenarioQuestion> = {
  attributes: [],
  optionAttributes: ["to"],
  parts: ["step", "ending", "debrief"],
  problems: SCENARIO_PROBLEMS,
  read(source) {
    const problems: QuestionProblem[] = [];
    const teller = (list: QuestionProblem[]): Tell => {
      return (code, { line, column }, values = {}) => list.push({ code, line, column, values: { id: source.id, ...values } });
    };
    const tell = teller(problems);
    const named = (name: string) => source.parts.filter((part) => part.name === name);
    const [steps, endings] = [named("step"), named("ending")];
    const parts = [...steps, ...endings];
    checkParts(source, steps, endings, tell);
    const scores = endings.map((ending) => scoreOf(ending, tell));
    const isScored = scores.some((score) => score !== undefined);
    const inQuiz: QuestionProblem[] = [];
    for (const [index, ending] of endings.entries()) {
      if (scores[index] === undefined) teller(isScored ? problems : inQuiz)("question/scenario-no-score", ending, { ending: ending.id });
    }
    const question = {
      steps: steps.map(({ letter, title, options }) => ({
        id: letter,
        text: title,
        decisions: options.map((option) => ({ id: option.id, text: option.text, to: targetOf(option, parts)?.letter ?? "" })),
      })),
      endings: endings.map(({ letter, title }, index) => ({ id: letter, text: title, score: scores[index] ?? 0 })),
    };
    if (problems.length === 0) checkWays(question, parts, tell);
    if (problems.length > 0) return { problems };
    return {
      question: { ...question, best: isScored ? bestWay(question) : "" },
      shown: shownOf(steps, endings, named("debrief")),
      inQuiz,
      ...(!isScored && { gradable: false as const }),
    };
  },
  operated: "Each decision is a button. What comes of it is read out.",
  examples: [SCENARIO_EXAMPLE],
};

function targetOf({ attributes }: OptionSource, parts: readonly PartSource[]): PartSource | undefined {
  return parts.find(({ id }) => id === attributes.get("to")?.value);
}

/** 0 … 1; `undefined` where the author gave none. What is no score is reported. */
function scoreOf({ attributes, id }: PartSource, tell: Tell): number | undefined {
  const score = attributes.get("score");
  if (!score) return undefined;
  const isScore = /^(0(\.\d+)?|1(\.0+)?)$/.test(score.value);
  if (!isScore) tell("question/scenario-bad-score", score, { ending: id, value: score.value });
  return isScore ? Number(score.value) : 0;
}

function bestWay({ steps, endings }: Pick<ScenarioQuestion, "steps" | "endings">): string {
  const ways = shortestWays(steps);
  const most = Math.max(...endings.map(({ score }) => score));
  const best = endings.filter(({ score }) => score === most).map(({ id }) => ways.get(id) ?? "");
  return best.sort((a, b) => a.length - b.length)[0] ?? "";
}

function shownOf(steps: readonly PartSource[], endings: readonly PartSource[], debriefs: readonly PartSource[]): Shown {
  const parts = [...steps, ...endings];
  const shown = ({ letter, title, html }: PartSource): ShownPart => ({ id: letter, title, html });
  const decision = (option: OptionSource): ShownDecision => {
    const to = targetOf(option, parts);
    return { id: option.id, html: option.html, feedback: option.feedback, to: to?.letter ?? "", title: to?.title ?? "" };
  };
  return {
    steps: steps.map((step) => ({ ...shown(step), decisions: step.options.map(decision) })),
    endings: endings.map(shown),
    debrief: debriefs.map(({ html }) => html).join("\n"),
  };
}
