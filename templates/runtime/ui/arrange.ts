import type { CoursePage } from "../../contract/course.ts";
import { type CourseState, questionsOn } from "../../contract/course-state.ts";
import { seedFor, shuffled } from "../../contract/draw.ts";
import { all, one, setHidden, setText } from "./element.ts";
import type { Tools } from "./view.ts";

/** Puts the questions of this attempt, and their options, in this learner's order, and hides the others. Nothing moves twice. */
export function arrange({ document, views, words }: Tools, page: CoursePage, state: CourseState): void {
  if (!page.rule?.draw && !page.rule?.shuffle) return;
  const article = document.getElementById(page.id);
  const asked = questionsOn(page, state);
  const order = asked.map(({ slot }) => slot).join();
  if (!article || article.dataset.order === order) return;
  article.dataset.order = order;
  const forms = all(article, "form[data-question]");
  const formOf = (slot: number) => forms.find(({ dataset }) => dataset.question === `${slot}`);
  for (const form of forms) setHidden(form, !asked.some(({ slot }) => formOf(slot) === form));
  const anchor = document.createComment("");
  forms[0]?.before(anchor);
  for (const [index, { slot, type }] of asked.entries()) {
    const form = formOf(slot);
    if (!form) continue;
    anchor.before(form);
    setText(one(form, ".question__number"), words.say("question", { number: index + 1 }));
    if (page.rule.shuffle && views[type]?.shuffles)
      mixOptions(form, seedFor(state.seed, state.quizzes.get(page.slot)?.attempts ?? 0, slot));
  }
  anchor.remove();
}

/** From the authored order, which the first time leaves on each option, so that the same seed gives the same order. */
function mixOptions(form: HTMLElement, seed: number): void {
  const list = one(form, ".options") ?? form;
  const options = all(list, ".option");
  const valueOf = (option: HTMLElement) => one(option, "input")?.getAttribute("value") ?? "";
  const sorted = [...options].sort((a, b) => (valueOf(a) < valueOf(b) ? -1 : 1));
  list.append(...shuffled(sorted, seed));
}
