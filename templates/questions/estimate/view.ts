import { readNumber } from "../../contract/number-answer.ts";
import type { QuestionView } from "../../contract/question-view.ts";

/** The answer is the number in the field; the slider goes with it, and stands in the middle, unset, until there is one. */
const view: QuestionView<number> = {
  read(form) {
    const { field, slider } = parts(form);
    const number = readNumber(field.value);
    return number !== undefined && number >= Number(slider.min) && number <= Number(slider.max) ? number : undefined;
  },
  show(form, answer) {
    parts(form).field.value = answer === undefined ? "" : String(answer);
    follow(form);
  },
  incomplete: "incompleteEstimate",
  start(form, changed) {
    const { field, slider } = parts(form);
    const take = () => {
      field.value = slider.value;
      follow(form);
    };
    form.addEventListener("input", ({ target }) => (target === slider ? take() : follow(form)));
    // Where it stands may be meant, though nothing moves it: a tap or Enter takes it. Chromium fires no click for a finger on a slider.
    slider.addEventListener("pointerup", () => {
      if (slider.matches(":disabled")) return;
      take();
      changed();
    });
    slider.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      take();
      changed();
    });
    follow(form);
  },
};

/** Brings the slider to the number in the field. */
function follow(form: HTMLElement): void {
  const { slider } = parts(form);
  const number = view.read(form);
  slider.toggleAttribute("data-unset", number === undefined);
  slider.value = number === undefined ? slider.defaultValue : String(number);
}

/** `view.hbs` has one of each. */
function parts(form: HTMLElement): { readonly field: HTMLInputElement; readonly slider: HTMLInputElement } {
  const [field, slider] = form.querySelectorAll("input") as unknown as [HTMLInputElement, HTMLInputElement];
  return { field, slider };
}

export default view;
