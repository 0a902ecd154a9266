import type { CourseQuestion } from "../../contract/course.ts";
import type { QuestionView } from "../../contract/question-view.ts";
import { scoreOf, typeOf } from "../course/question-set.ts";
import type { CourseState } from "../course/state.ts";
import { all, setAttribute, setHidden, setIcon, setText } from "./element.ts";
import { pageAt, type Tools, type View } from "./view.ts";

export function formOf({ document }: Tools, question: CourseQuestion): HTMLFormElement | null {
  return document.querySelector(`form[data-question="${question.slot}"]`);
}

export function viewOf({ views }: Tools, question: CourseQuestion): QuestionView<unknown> {
  const view = views[question.type];
  if (!view) throw new Error(`This package holds no view of the question type "${question.type}".`);
  return view;
}

/** What is entered, as the question type encodes it. */
export function encodedIn(tools: Tools, form: HTMLElement, question: CourseQuestion): string | undefined {
  const answer = viewOf(tools, question).read(form);
  return answer === undefined ? undefined : typeOf(tools.types, question).encode(question.data, answer);
}

/** True where the answer is marked and on show with its feedback. */
export function isMarked(state: CourseState, page: { readonly slot: number; readonly quiz: boolean }, question: CourseQuestion): boolean {
  return page.quiz ? state.quizzes.get(page.slot)?.marked === true : state.checked.has(question.slot);
}

export function showQuestions(tools: Tools, view: View): void {
  const page = pageAt(view);
  for (const question of page?.questions ?? []) {
    const form = formOf(tools, question);
    if (!page || !form) continue;
    showAnswer(tools, form, question, view.state.answers.get(question.slot));
    showOutcome(tools, form, question, view.state, isMarked(view.state, page, question));
    showProblem(tools, form, question, view.incomplete.has(question.slot));
  }
}

/** Names each group of answers by its number, question and hint, and gives each outcome the place of its verdict. */
export function completeForms({ document, make }: Tools): void {
  const icon = document.querySelector(".icon");
  for (const form of all(document, "form[data-question]")) {
    const parts = all(form, ".question__number,.question__stem,fieldset .nhsuk-hint");
    for (const [index, part] of parts.entries()) part.id = `${form.id}-${index}`;
    setAttribute(form.querySelector("fieldset"), "aria-labelledby", parts.map(({ id }) => id).join(" "));
    form
      .querySelector("[data-outcome]")
      ?.prepend(make("p", { class: "outcome__verdict" }, icon?.cloneNode(true), make("span", { "data-verdict": "" })));
  }
}

function showProblem(tools: Tools, form: HTMLElement, question: CourseQuestion, incomplete: boolean): void {
  const id = `${form.id}-problem`;
  const shown = tools.document.getElementById(id);
  if (incomplete === !!shown) return;
  shown?.remove();
  if (incomplete)
    form.prepend(
      tools.make("p", { class: "nhsuk-error-message question__problem", id }, tools.words.say(viewOf(tools, question).incomplete)),
    );
  form.classList.toggle("question--incomplete", incomplete);
  for (const part of all(form, "fieldset,input[type=text]")) setAttribute(part, "aria-describedby", incomplete ? id : undefined);
}

/** Leaves alone what already says the same, so that typing is never disturbed. */
function showAnswer(tools: Tools, form: HTMLElement, question: CourseQuestion, encoded: string | undefined): void {
  if (encodedIn(tools, form, question) === encoded) return;
  const answer = encoded === undefined ? undefined : typeOf(tools.types, question).decode(question.data, encoded);
  viewOf(tools, question).show(form, answer);
}

function showOutcome({ types, words }: Tools, form: HTMLElement, question: CourseQuestion, state: CourseState, marked: boolean): void {
  const fieldset = form.querySelector("fieldset");
  if (fieldset && fieldset.disabled !== marked) fieldset.disabled = marked;
  setHidden(form.querySelector<HTMLElement>(".question__check"), marked);
  const outcome = form.querySelector<HTMLElement>("[data-outcome]");
  setHidden(outcome, !marked);
  if (!marked) return setAttribute(form, "data-mark", undefined);
  const encoded = state.answers.get(question.slot);
  const type = typeOf(types, question);
  const answer = encoded === undefined ? undefined : type.decode(question.data, encoded);
  const score = scoreOf(types, question, encoded);
  const mark = score === 1 ? "correct" : score > 0 ? "partlyCorrect" : "notCorrect";
  setAttribute(form, "data-mark", mark);
  setIcon(outcome, score === 1 ? "done" : score > 0 ? "partly" : "wrong");
  setText(form.querySelector("[data-verdict]"), words.say(mark));
  const keys = answer === undefined ? [] : type.feedback(question.data, answer);
  for (const piece of all(form, "[data-feedback]")) setHidden(piece, !keys.includes(piece.dataset.feedback ?? ""));
}
