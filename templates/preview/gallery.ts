import { part, say } from "./element.ts";
import { forgetAnswers, showExample } from "./gallery-frame.ts";

/** How long a button says that it has copied, ms. */
const COPIED = 2000;

const main = part("main");
const filter = part("#filter") as HTMLInputElement;

/** Shows the examples that hold every word that is looked for, in their source or their name. */
function find(): void {
  const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  const examples = [...main.querySelectorAll<HTMLElement>("[data-example]")];
  for (const example of examples) {
    const text = `${example.dataset["example"]} ${example.querySelector("pre")?.textContent}`.toLowerCase();
    example.hidden = !words.every((word) => text.includes(word));
  }
  for (const around of main.querySelectorAll<HTMLElement>("[data-kind], [data-group]"))
    around.hidden = !around.querySelector("[data-example]:not([hidden])");
  const shown = examples.filter(({ hidden }) => !hidden).length;
  say(part("[data-found]", main), `${shown} of ${examples.length} examples`);
  const address = new URL(location.href);
  if (words.length > 0) address.searchParams.set("filter", filter.value);
  else address.searchParams.delete("filter");
  history.replaceState(null, "", address);
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const source = part("pre", button.parentElement ?? main);
  const said = part("[data-said]", main);
  said.textContent = "";
  try {
    await navigator.clipboard.writeText(`${source.textContent}\n`);
    say(said, "Copied");
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), COPIED);
  } catch {
    // The browser does not let the page write: what is selected can be copied by hand.
    getSelection()?.selectAllChildren(source);
    say(said, "The source is selected. Copy it with your keyboard.");
  }
}

forgetAnswers(localStorage);
main.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLButtonElement>("[data-copy]") : null;
  if (button) void copy(button);
});
filter.addEventListener("input", find);
filter.value = new URLSearchParams(location.search).get("filter") ?? "";
find();
// Only now, so that nothing is fetched for what the filter leaves out.
for (const frame of main.querySelectorAll("iframe")) {
  frame.addEventListener("load", () => showExample(frame));
  frame.src = frame.dataset["address"] ?? "";
}
