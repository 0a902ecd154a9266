import type { QuestionView } from "../../contract/question-view.ts";

/** The answer is the letters of the decisions taken, once they lead to an ending. The way so far is kept on `.scenario`. */
const view: QuestionView<string> = {
  read(form) {
    const way = wayIn(form);
    return stepsOn(form, way).at(-1)?.dataset["ending"] === undefined ? undefined : way;
  },
  show: (form, answer) => lay(form, answer ?? ""),
  incomplete: "incompleteScenario",
  start(form, changed) {
    for (const only of all(form, "[data-unscripted]")) only.hidden = true;
    caseIn(form).dataset["start"] = one(form, ".step")?.dataset["step"] ?? "";
    lay(form, "");
    form.addEventListener("click", ({ target }) => {
      const button = (target as Element).closest<HTMLElement>("[data-decision],[data-restart]");
      if (!button) return;
      const news = decide(form, button);
      changed();
      const status = one(form, "[role=status]");
      if (status) status.textContent = news?.textContent ?? "";
      one(stepsOn(form, wayIn(form)).at(-1), ".step__title")?.focus();
    });
  },
};

/**
 * Takes a decision, or goes back to the start, and returns what comes of it. Who comes back to a step is there as if for the first
 * time, but with the news.
 */
function decide(form: HTMLElement, button: HTMLElement): HTMLElement | null {
  const way = wayIn(form);
  const { to, decision } = button.dataset;
  const news = one(button.parentElement, "[data-consequence]");
  const back = decision ? stepsOn(form, way).findIndex(({ dataset }) => dataset["step"] === to) : 0;
  lay(form, back < 0 ? way + decision : way.slice(0, back));
  if (back >= 0 && decision && news) one(stepsOn(form, way)[back], "[data-news]")?.append(...news.cloneNode(true).childNodes);
  return decision ? news : null;
}

/** Shows the steps on a way, in its order, each with the decision that was taken. */
function lay(form: HTMLElement, way: string): void {
  const steps = stepsOn(form, way);
  caseIn(form).dataset["way"] = way;
  for (const step of all(form, ".step")) step.hidden = !steps.includes(step);
  caseIn(form).prepend(...steps);
  const lines = steps.map((step, index) => {
    const title = one(step, ".step__title")?.textContent ?? "";
    const taken = decisionIn(step, way[index]);
    one(step, "[data-news]")?.replaceChildren();
    for (const button of all(step, "[data-decision]")) showDecision(button as HTMLButtonElement, button === taken, taken !== null);
    const line = document.createElement("li");
    line.textContent = taken ? `${title}: ${one(taken, "[data-text]")?.textContent}` : title;
    return line;
  });
  one(form, "[data-trail]")?.replaceChildren(...lines);
  const restart = one(form, "[data-restart]");
  if (restart) restart.hidden = way === "";
}

function showDecision(button: HTMLButtonElement, isTaken: boolean, isDecided: boolean): void {
  button.disabled = isDecided;
  button.toggleAttribute("data-chosen", isTaken);
  one(button, "use")?.setAttribute("href", isTaken ? "#icon-done" : "#icon-todo");
  for (const part of all(button.parentElement, "[data-taken],[data-consequence]")) part.hidden = !isTaken;
}

/** The steps on a way, from the first; the last may be an ending. */
function stepsOn(form: HTMLElement, way: string): HTMLElement[] {
  const steps = [stepNamed(form, caseIn(form).dataset["start"])];
  for (const letter of way) steps.push(stepNamed(form, decisionIn(steps.at(-1), letter)?.dataset["to"]));
  return steps.filter((step) => step !== null);
}

function stepNamed(form: HTMLElement, id = ""): HTMLElement | null {
  return one(form, `[data-step="${id}"]`);
}

function decisionIn(step: Element | null | undefined, letter = ""): HTMLElement | null {
  return one(step, `[data-decision="${letter}"]`);
}

function wayIn(form: HTMLElement): string {
  return caseIn(form).dataset["way"] ?? "";
}

/** `view.hbs` has exactly one. */
function caseIn(form: HTMLElement): HTMLElement {
  return one(form, ".scenario") as HTMLElement;
}

function one(root: Element | null | undefined, selector: string): HTMLElement | null {
  return root?.querySelector<HTMLElement>(selector) ?? null;
}

function all(root: Element | null, selector: string): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>(selector) ?? [])];
}

export default view;
