import { listen } from "./live.ts";

/** Chosen on a phone, where one archetype is shown at a time; "" until then. */
interface Chosen {
  archetype: string;
}

/** Gives the words of the packages a place of their own in the page, with the course's style and nothing of the studio's. */
function show(main: Element): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(main.querySelector("[data-style]")?.textContent ?? "");
  const icons = main.querySelector<HTMLTemplateElement>("[data-icons]")?.content;
  for (const place of main.querySelectorAll("[data-words]")) {
    const words = place.querySelector("template")?.content;
    if (!words) continue;
    const root = place.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(words.cloneNode(true));
    if (icons && root.querySelector("use")) root.append(icons.cloneNode(true));
  }
}

/** Marks what the chosen archetype gets; where the page is narrow, only that is shown. */
function choose(main: Element, chosen: Chosen): void {
  const list = main.querySelector<HTMLSelectElement>("select[data-shown]");
  if (!list) return;
  if ([...list.options].some(({ value }) => value === chosen.archetype)) list.value = chosen.archetype;
  const mark = () => {
    chosen.archetype = list.value;
    for (const cell of main.querySelectorAll<HTMLElement>(".cell"))
      cell.toggleAttribute("data-shown", cell.dataset["archetype"] === list.value);
  };
  list.addEventListener("change", mark);
  mark();
}

/** Puts what is new in the place of what is there, and leaves the reader where they are. */
async function renew(chosen: Chosen): Promise<void> {
  const answer = await fetch(location.href);
  const fresh = answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main") : undefined;
  const main = document.querySelector("main");
  if (!fresh || !main) return;
  const [left, top] = [window.scrollX, window.scrollY];
  const across = main.querySelector(".comparison")?.scrollLeft ?? 0;
  main.replaceWith(fresh);
  begin(fresh, chosen);
  fresh.querySelector(".comparison")?.scrollTo({ left: across });
  window.scrollTo(left, top);
}

function begin(main: Element, chosen: Chosen): void {
  show(main);
  choose(main, chosen);
}

const main = document.querySelector("main");
const chosen: Chosen = { archetype: "" };
if (main) begin(main, chosen);
listen({ package: "", changed: () => void renew(chosen) });
