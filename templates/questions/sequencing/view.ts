import type { QuestionView } from "../../contract/question-view.ts";

/** The answer is the order on the page, once the learner has moved something: nobody is shown the right order to begin with. */
const view: QuestionView<readonly string[]> = {
  read(form) {
    const list = listIn(form);
    return list.dataset.moved === undefined ? undefined : itemsIn(list).map(({ dataset }) => dataset.item ?? "");
  },
  show(form, answer) {
    const list = listIn(form);
    const items = itemsIn(list);
    list.toggleAttribute("data-moved", answer !== undefined);
    list.append(...(answer ?? [...(list.dataset.start ?? "")]).flatMap((id) => items.find(({ dataset }) => dataset.item === id) ?? []));
    showEnds(list);
  },
  incomplete: "incompleteOrder",
  start(form, changed, say) {
    const list = listIn(form);
    showEnds(list);
    list.addEventListener("click", ({ target }) => {
      const move = (target as Element).closest<HTMLElement>("[data-move]")?.dataset.move;
      const item = (target as Element).closest<HTMLElement>("[data-item]");
      if (!item || !move) return;
      // The neighbour goes past the item, so that the button that was pressed stays where it is and keeps the focus.
      const neighbour = move === "up" ? item.previousElementSibling : item.nextElementSibling;
      if (neighbour) item[move === "up" ? "after" : "before"](neighbour);
      if (neighbour) list.dataset.moved = "";
      showEnds(list);
      const items = itemsIn(list);
      const news = form.querySelector("[data-moved-to]");
      const text = item.querySelector(".sequence__text")?.textContent ?? "";
      if (news) news.textContent = say("movedTo", { item: text, place: items.indexOf(item) + 1, count: items.length });
      changed();
    });
  },
};

/** `view.hbs` has exactly one. */
function listIn(form: HTMLElement): HTMLElement {
  return form.querySelector("[data-start]") as HTMLElement;
}

function itemsIn(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>("[data-item]")];
}

/** The first cannot go up, nor the last down. Their buttons stay, because a button that goes takes the focus with it. */
function showEnds(list: HTMLElement): void {
  const buttons = [...list.querySelectorAll("[data-move]")];
  for (const [index, button] of buttons.entries()) button.setAttribute("aria-disabled", `${index === 0 || index === buttons.length - 1}`);
}

export default view;
