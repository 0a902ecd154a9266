import { listen } from "./live.ts";

interface Seen {
  /** Chosen on a phone, where one archetype is shown at a time; "" until then. */
  archetype: string;
  /** What the page was made of, the last time. */
  text: string;
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
function choose(main: Element, seen: Seen): void {
  const list = main.querySelector<HTMLSelectElement>("select[data-shown]");
  if (!list) return;
  if ([...list.options].some(({ value }) => value === seen.archetype)) list.value = seen.archetype;
  const mark = () => {
    seen.archetype = list.value;
    for (const cell of main.querySelectorAll<HTMLElement>(".cell"))
      cell.toggleAttribute("data-shown", cell.dataset["archetype"] === list.value);
  };
  list.addEventListener("change", mark);
  mark();
}

/** Puts what is new in the place of what is there, and leaves the reader where they are. */
async function renew(seen: Seen): Promise<void> {
  const answer = await fetch(location.href);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
  const main = document.querySelector("main");
  if (!answer.ok || !fresh || !main || fresh.innerHTML === seen.text) return;
  const [left, top] = [window.scrollX, window.scrollY];
  const across = main.querySelector(".comparison")?.scrollLeft ?? 0;
  main.replaceWith(fresh);
  begin(fresh, seen);
  fresh.querySelector(".comparison")?.scrollTo({ left: across });
  window.scrollTo(left, top);
}

function begin(main: Element, seen: Seen): void {
  seen.text = main.innerHTML;
  show(main);
  choose(main, seen);
}

const main = document.querySelector("main");
const seen: Seen = { archetype: "", text: "" };
if (main) begin(main, seen);
listen({ package: "", changed: () => void renew(seen) });
