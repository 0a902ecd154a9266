import type { Given, QuestionView } from "../../contract/question-view.ts";
import type { LikertQuestion } from "./question.ts";

/** The answer is the value of the checked radio button. */
const view: QuestionView<string> = {
  read: (form) => form.querySelector<HTMLInputElement>("input:checked")?.value,
  show(form, answer) {
    for (const input of form.querySelectorAll("input")) input.checked = input.value === answer;
  },
  incomplete: "incompleteChoice",
  /** What the learner thought before and thinks now, wherever the page has a place for the two: `data-pair` holds their slots. */
  paint(document, givenAt, say) {
    for (const place of document.querySelectorAll<HTMLElement>("[data-pair]")) {
      const [before = "", now = ""] = (place.dataset.pair ?? "").split(" ").map((slot) => pointOf(givenAt(Number(slot))));
      const line = place.querySelector("dd") ?? place;
      const text = say("beforeAndNow", { before, now });
      place.hidden = !before || !now;
      if (line.textContent !== text) line.textContent = text;
    }
  },
};

/** The point on a scale that was chosen, as `2 – Slightly confident`; "" where none was. */
function pointOf(given: Given | undefined): string {
  const { scale } = (given?.data ?? { scale: [] }) as LikertQuestion;
  const at = scale.findIndex(({ id }) => id === given?.answer);
  return at < 0 ? "" : `${at + 1} – ${scale[at]?.text}`;
}

export default view;
