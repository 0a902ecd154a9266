import type { Pair } from "./interaction.ts";
import type { QuestionView } from "./question-view.ts";

/**
 * A row for each source, marked `data-row`, with a list or radio buttons for its targets. The last letter of a field's name is
 * the source. `incomplete` is a key of the player's strings. Browser only.
 */
export function pairingView(incomplete: string): QuestionView<readonly Pair[]> {
  return {
    read(form) {
      const pairs = fieldsIn(form, "select,input:checked").flatMap(({ name, value }) =>
        value ? [{ source: name.slice(-1), target: value }] : [],
      );
      return pairs.length === form.querySelectorAll("[data-row]").length ? pairs : undefined;
    },
    show(form, answer) {
      for (const field of fieldsIn(form, "select,input")) {
        const target = answer?.find(({ source }) => source === field.name.slice(-1))?.target ?? "";
        if ("checked" in field) field.checked = field.value === target;
        else field.value = target;
      }
      showChosen(form);
    },
    incomplete,
    start: (form) => form.addEventListener("input", () => showChosen(form)),
  };
}

function fieldsIn(form: HTMLElement, selector: string) {
  return [...form.querySelectorAll<HTMLSelectElement | HTMLInputElement>(selector)];
}

function showChosen(form: HTMLElement): void {
  for (const select of form.querySelectorAll("select")) {
    const place = select.nextElementSibling;
    if (place) place.textContent = select.value && (select.selectedOptions[0]?.text ?? "");
  }
}
