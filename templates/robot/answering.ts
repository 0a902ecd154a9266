import type { CourseQuestion } from "../contract/course.ts";
import type { Answered, NumberRange, Pair } from "../contract/interaction.ts";
import { type ListedQuestionType, questionTypes } from "../questions/index.ts";
import type { ScenarioQuestion } from "../questions/scenario/question.ts";
import { shortestWays } from "../questions/scenario/ways.ts";

/** What a learner does to the controls of one question, in any browser. Selectors are within its form. */
export interface Hands {
  press(selector: string): Promise<void>;
  /** Puts a text into a field, in place of what is there. */
  type(selector: string, text: string): Promise<void>;
  /** Chooses from a list. */
  choose(selector: string, value: string): Promise<void>;
  key(selector: string, key: string, times: number): Promise<void>;
  /** What the form looks like. Runs in the page. */
  see<Value>(look: (form: Element) => Value): Promise<Value>;
}

/** Somebody's own words, which no author has thought of. */
const OWN_WORDS = "Qqqqqqqq";

type Asked<Kind extends Answered["kind"]> = Extract<Answered, { kind: Kind }>;

/**
 * Answers a question of any type with its controls: with what its type says is right, or with what earns as little as possible.
 * Where no answer is better than another, both are any answer. `types` are those that can be met.
 */
export async function answer(
  hands: Hands,
  question: CourseQuestion,
  right: boolean,
  types: readonly Pick<ListedQuestionType, "id" | "interaction">[] = questionTypes,
): Promise<void> {
  const asked = types.find(({ id }) => id === question.type)?.interaction(question.data, undefined);
  if (!asked) throw new Error(`Nobody knows the question type ${question.type}.`);
  switch (asked.kind) {
    case "true-false":
      return hands.press(`[value="${asked.correct === right}"]`);
    case "choice":
      await tick(hands, right ? asked.correct : wrongOptions(asked));
      return question.type === "confidence" ? hands.press('[name$="-sure"][value="3"]') : undefined;
    case "likert":
      return hands.press(`[value="${asked.scale.at(right ? -1 : 0)?.id}"]`);
    case "sequencing":
      return arrange(hands, right ? asked.correct : [...asked.correct].reverse());
    case "matching":
      return match(hands, right ? asked.correct : wrongPairs(asked));
    case "numeric":
      return estimate(hands, asked.correct, right);
    case "fill-in":
      return fill(hands, [asked.correct[0] ?? ""].flat(), right);
    case "long-fill-in":
      return hands.type("textarea", OWN_WORDS);
    case "performance":
      return decide(hands, question.data as ScenarioQuestion, right);
    case "other":
      throw new Error(`Nobody knows how to answer a question of the type ${question.type}.`);
  }
}

function wrongOptions({ options, correct }: Asked<"choice">): readonly string[] {
  const wrong = options.map(({ id }) => id).filter((id) => !correct.includes(id));
  if (wrong.length === 0) return correct.slice(1);
  return correct.length > 1 ? wrong : wrong.slice(0, 1);
}

function wrongPairs({ targets, correct }: Asked<"matching">): readonly Pair[] {
  return correct.map(({ source, target }) => ({ source, target: targets.find(({ id }) => id !== target)?.id ?? "" }));
}

/** Leaves these options chosen and no others. */
async function tick(hands: Hands, wanted: readonly string[]): Promise<void> {
  const ticked = await hands.see((form) =>
    [...form.querySelectorAll<HTMLInputElement>("[type=checkbox]:checked")].map(({ value }) => value),
  );
  const changed = [...ticked.filter((id) => !wanted.includes(id)), ...wanted.filter((id) => !ticked.includes(id))];
  for (const id of changed) await hands.press(`[value="${id}"]`);
}

/** Moves each item up to its place, from the first. */
async function arrange(hands: Hands, wanted: readonly string[]): Promise<void> {
  const order = await hands.see((form) => [...form.querySelectorAll<HTMLElement>("[data-item]")].map(({ dataset }) => dataset.item ?? ""));
  for (const [place, id] of wanted.entries()) {
    const from = order.indexOf(id);
    order.splice(place, 0, ...order.splice(from, 1));
    for (let at = from; at > place; at--) await hands.press(`[data-item="${id}"] [data-move=up]`);
  }
}

async function match(hands: Hands, pairs: readonly Pair[]): Promise<void> {
  const fromLists = await hands.see((form) => form.querySelector("select") !== null);
  for (const { source, target } of pairs) {
    if (fromLists) await hands.choose(`select[name$="-${source}"]`, target);
    else await hands.press(`[name$="-${source}"][value="${target}"]`);
  }
}

/** Types a number, or moves the slider to it where there is one that can stand there. */
async function estimate(hands: Hands, { min, max }: NumberRange, right: boolean): Promise<void> {
  const middle = Number(((min + max) / 2).toFixed(4));
  const slider = await hands.see((form) => {
    const input = form.querySelector<HTMLInputElement>("[type=range]");
    return input && { min: Number(input.min), max: Number(input.max), step: Number(input.step), value: Number(input.value) };
  });
  if (!slider) return hands.type("[type=text]", String(right ? middle : max + 1));
  if (!right) return hands.key("[type=range]", min - slider.min > slider.max - max ? "Home" : "End", 1);
  const steps = Math.round((middle - slider.value) / slider.step);
  const reached = slider.value + steps * slider.step;
  if (reached < min || reached > max) return hands.type("[type=text]", String(middle));
  // Enter takes the number where the slider stands already.
  await hands.key("[type=range]", steps < 0 ? "ArrowLeft" : "ArrowRight", Math.abs(steps));
  return hands.key("[type=range]", "Enter", 1);
}

/** Fills the only field, or one gap after the other. */
async function fill(hands: Hands, texts: readonly string[], right: boolean): Promise<void> {
  const lists = await hands.see((form) =>
    [...form.querySelectorAll(".gap :is(input,select)")].map((gap) => [...gap.querySelectorAll("option")].map(({ value }) => value)),
  );
  if (lists.length === 0) return hands.type("[type=text]", right ? (texts[0] ?? "") : OWN_WORDS);
  for (const [index, text] of texts.entries()) {
    const gap = `[name$="-${index + 1}"]`;
    const others = lists[index]?.filter((other) => other !== "" && other !== text) ?? [];
    if (others.length > 0) await hands.choose(gap, right ? text : (others[0] ?? ""));
    else await hands.type(gap, right ? text : OWN_WORDS);
  }
}

/** Goes the shortest way to the best ending, or to the worst. */
async function decide(hands: Hands, { steps, endings, best }: ScenarioQuestion, right: boolean): Promise<void> {
  const ways = shortestWays(steps);
  const [worst] = [...endings].sort((a, b) => a.score - b.score);
  let step = steps[0];
  for (const letter of (right && best) || (ways.get(worst?.id ?? "") ?? "")) {
    await hands.press(`[data-step="${step?.id}"] [data-decision="${letter}"]`);
    const to = step?.decisions.find(({ id }) => id === letter)?.to;
    step = steps.find(({ id }) => id === to);
  }
}
