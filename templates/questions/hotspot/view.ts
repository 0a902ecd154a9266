import type { QuestionView } from "../../contract/question-view.ts";

/** The answer is the value of the checked radio button. The places in the picture are labels of the same buttons. */
const view: QuestionView<string> = {
  read: (form) => form.querySelector<HTMLInputElement>("input:checked")?.value,
  show(form, answer) {
    for (const input of form.querySelectorAll("input")) input.checked = input.value === answer;
    markRegions(form);
  },
  incomplete: "incompleteChoice",
  start(form) {
    form.addEventListener("input", () => markRegions(form));
    // Where there is no picture there are no places in it; the list below says the same.
    form
      .querySelector("img")
      ?.decode()
      .catch(() => form.querySelector("svg")?.remove());
  },
};

function markRegions(form: HTMLElement): void {
  for (const region of form.querySelectorAll<HTMLLabelElement>("svg label")) {
    region.toggleAttribute("data-chosen", (region.control as HTMLInputElement).checked);
  }
}

export default view;
