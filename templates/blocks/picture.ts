import type { StartBlock } from "../contract/block.ts";

/** Shows the picture at twice its size in a dialog of the browser's own, which keeps the focus in and gives it back. */
const startPicture: StartBlock = (figure) => {
  const button = figure.querySelector<HTMLElement>(".picture__zoom");
  const dialog = figure.querySelector("dialog");
  const frame = figure.querySelector(".picture__frame");
  const image = figure.querySelector("img");
  if (!button || !dialog || !frame || !image || !dialog.showModal) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const large = image.cloneNode() as HTMLImageElement;
    large.loading = "eager";
    frame.replaceChildren(large);
    dialog.showModal();
  });
  dialog.querySelector("button")?.addEventListener("click", () => dialog.close());
};

export default startPicture;
