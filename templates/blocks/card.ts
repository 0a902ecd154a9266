import type { StartBlock } from "../contract/block.ts";

/** Hides the back until the button asks for it. Nothing turns: the back comes below the front. On paper it is there. */
const startCard: StartBlock = (card) => {
  const back = card.querySelector(".card__back");
  const button = card.querySelector<HTMLElement>(".card__turn");
  if (!back || !button) return;
  const show = (open: boolean) => {
    button.textContent = (open ? button.dataset.hide : button.dataset.show) ?? "";
    back.toggleAttribute("data-off", !open);
  };
  button.addEventListener("click", () => show(back.hasAttribute("data-off")));
  button.hidden = false;
  show(false);
};

export default startCard;
