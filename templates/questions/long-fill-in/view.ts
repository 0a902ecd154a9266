import type { QuestionView } from "../../contract/question-view.ts";
import { fitting, type Written } from "./question.ts";

/** How long nobody types before the count is spoken; ms. */
const PAUSE = 1500;

/** The text is nowhere but in its field, which is emptied when the page goes: nobody after this learner finds it there. */
const view: QuestionView<Written> = {
  read(form) {
    const text = area(form).value.trim();
    return text || earlier(form) ? { text } : undefined;
  },
  show(form, answer) {
    area(form).value = answer?.text ?? "";
    note(form).hidden = !answer || answer.text !== "";
    form.dispatchEvent(new Event("shown"));
  },
  incomplete: "incompleteText",
  start(form, changed, say) {
    const field = area(form);
    let timer = 0;
    const count = () => {
      const text = fitting(field.value, isSent(form));
      if (text !== field.value) field.value = text;
      if (text) note(form).hidden = true;
      const counted = say("characters", { count: text.length, max: field.maxLength });
      output(form, "[data-count]").textContent = counted;
      return counted;
    };
    field.addEventListener("input", () => {
      const counted = count();
      clearTimeout(timer);
      timer = window.setTimeout(() => (output(form, "[data-count-spoken]").textContent = counted), PAUSE);
    });
    form.addEventListener("shown", count);
    // Who changes what they wrote begins with what they wrote.
    form.addEventListener("click", ({ target }) => {
      if (!(target as Element).closest("[data-again]")) return;
      const { value } = field;
      setTimeout(() => {
        field.value = value;
        count();
        changed();
      });
    });
    if (!isSent(form)) window.addEventListener("pagehide", () => (field.value = ""));
    count();
  },
};

function area(form: HTMLElement): HTMLTextAreaElement {
  return form.querySelector("textarea") as HTMLTextAreaElement;
}

function isSent(form: HTMLElement): boolean {
  return area(form).dataset.sent !== undefined;
}

/** Something was written in an earlier visit, and was not kept. */
function earlier(form: HTMLElement): boolean {
  return !note(form).hidden;
}

function note(form: HTMLElement): HTMLElement {
  return output(form, "[data-earlier]");
}

function output(form: HTMLElement, selector: string): HTMLElement {
  return form.querySelector(selector) as HTMLElement;
}

export default view;
