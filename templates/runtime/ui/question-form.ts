import type { CoursePage, CourseQuestion } from "../../contract/course.ts";
import type { QuestionView } from "../../contract/question-view.ts";
import { scoreOf, typeOf } from "../../contract/question-set.ts";
import { type CourseState, questionsOn } from "../../contract/course-state.ts";
import { all, fill, one, setAttribute, setHidden, setIcon } from "./element.ts";
import { pageAt, type Tools, type View } from "./view.ts";

function formOf({ document }: Tools, question: CourseQuestion): HTMLFormElement | null {
  return document.querySelector(`form[data-question="${question.slot}"]`);
}

/** A package is only built with the types that it uses, each with its view. */
export function viewOf({ views }: Tools, question: CourseQuestion): QuestionView<unknown> {
  return views[question.type] as QuestionView<unknown>;
}

/** What is entered, as the question type encodes it. */
export function encodedIn(tools: Tools, form: HTMLElement, question: CourseQuestion): string | undefined {
  const answer = viewOf(tools, question).read(form);
  return answer === undefined ? undefined : typeOf(tools.types, question).encode(question.data, answer);
}

/** True where the answer is marked and on show with its feedback. */
export function isMarked(state: CourseState, page: { readonly slot: number; readonly quiz: boolean }, question: CourseQuestion): boolean {
  return state.checked.has(question.slot) || state.quizzes.get(page.slot)?.marked === true;
}

export function showQuestions(tools: Tools, view: View): void {
  const page = pageAt(view);
  for (const question of page ? questionsOn(page, view.state) : []) {
    const form = formOf(tools, question);
    if (!page || !form) continue;
    showAnswer(tools, form, question, view.state.answers.get(question.slot));
    showOutcome(tools, form, question, view.state, isMarked(view.state, page, question), page.rule?.feedback === "never");
    showProblem(tools, form, question, view.incomplete.has(question.slot));
  }
}

/**
 * Brings the questions of a page to life before it is first shown: a group of answers is named by its number, question and hint, a
 * form gets the places for its problem and its verdict, and controls that are more than form fields start. `changed` is called
 * with the form whose answer has changed.
 */
export function startForms(tools: Tools, { questions }: CoursePage, changed: (form: HTMLElement) => void): void {
  const { document, words } = tools;
  const parts = document.querySelector<HTMLTemplateElement>("[data-form-parts]");
  for (const question of questions) {
    const form = formOf(tools, question);
    if (!form) continue;
    viewOf(tools, question).start?.(form, () => changed(form), words.say);
    const names = all(form, ".question__number,.question__stem,fieldset .hint");
    for (const [index, name] of names.entries()) name.id = `${form.id}-${index}`;
    setAttribute(one(form, "fieldset"), "aria-labelledby", names.map(({ id }) => id).join(" "));
    const [problem, verdict] = parts ? document.importNode(parts.content, true).children : [];
    if (!problem || !verdict) continue;
    problem.id = `${form.id}-problem`;
    form.prepend(problem);
    one(form, "[data-outcome]")?.prepend(verdict);
  }
}

/** Brings those blocks to life that are more than text. */
export function startBlocks({ document, blocks, words }: Tools): void {
  for (const [name, start] of Object.entries(blocks)) for (const block of all(document, `[data-block="${name}"]`)) start(block, words.say);
}

/** Lets each question type do what it shows outside its forms. */
export function paintViews({ document, views, types, words }: Tools, { course, state }: View): void {
  const givenAt = (slot: number) => {
    const question = course.pages.flatMap(({ questions }) => questions).find((candidate) => candidate.slot === slot);
    const encoded = state.answers.get(slot);
    return question && encoded !== undefined
      ? { data: question.data, answer: typeOf(types, question).decode(question.data, encoded) }
      : undefined;
  };
  for (const view of Object.values(views)) view.paint?.(document, givenAt, words.say);
}

function showProblem(tools: Tools, form: HTMLElement, question: CourseQuestion, incomplete: boolean): void {
  fill(form, { problem: incomplete && tools.words.say(viewOf(tools, question).incomplete) });
  form.classList.toggle("question--incomplete", incomplete);
  for (const part of all(form, "fieldset,input[type=text],textarea,select"))
    setAttribute(part, "aria-describedby", incomplete ? `${form.id}-problem` : undefined);
}

/** Leaves alone what already says the same, so that typing is never disturbed. */
function showAnswer(tools: Tools, form: HTMLElement, question: CourseQuestion, encoded: string | undefined): void {
  if (encodedIn(tools, form, question) === encoded) return;
  const answer = encoded === undefined ? undefined : typeOf(tools.types, question).decode(question.data, encoded);
  viewOf(tools, question).show(form, answer);
}

function showOutcome(
  { types, words }: Tools,
  form: HTMLElement,
  question: CourseQuestion,
  state: CourseState,
  marked: boolean,
  silent: boolean,
): void {
  const outcome = one(form, "[data-outcome]");
  one(form, "fieldset")?.toggleAttribute("disabled", marked);
  setHidden(one(form, ".question__check"), marked);
  setHidden(outcome, !marked || silent);
  if (!marked || silent) return setAttribute(form, "data-mark", undefined);
  const encoded = state.answers.get(question.slot);
  const type = typeOf(types, question);
  const answer = encoded === undefined ? undefined : type.decode(question.data, encoded);
  const score = scoreOf(types, question, encoded);
  // Where no answer is better than another, none is judged.
  const mark = question.points === 0 ? "noted" : score === 1 ? "correct" : score > 0 ? "partlyCorrect" : "notCorrect";
  setAttribute(form, "data-mark", mark);
  setIcon(outcome, mark === "noted" || score === 1 ? "done" : score > 0 ? "partly" : "wrong");
  fill(form, { verdict: words.say(mark) });
  const keys = answer === undefined ? [] : type.feedback(question.data, answer);
  for (const piece of all(form, "[data-feedback]")) setHidden(piece, !keys.includes(piece.dataset.feedback ?? ""));
}
