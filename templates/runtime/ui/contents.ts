import { all, fill, one, setAttribute, setIcon, setText } from "./element.ts";
import { pageAt, type Tools, type View } from "./view.ts";

/** How far the learner is, and what each entry has come to. */
export function showContents({ document, words }: Tools, { course, state, place }: View): void {
  const count = course.pages.length;
  const read = course.pages.filter(({ slot }) => state.visited.has(slot)).length;
  fill(document, { pagesRead: words.say("pagesRead", { read, count }), pagesOf: words.say("pagesOf", { read, count }) });
  setAttribute(one(document, "progress"), "value", String(read));
  let minutes = 0;
  for (const link of all(document, "[data-contents]")) {
    const id = link.dataset.contents ?? "";
    const page = pageAt({ course, place: id });
    setAttribute(link, "aria-current", id === place ? "page" : undefined);
    if (!page) continue;
    const quiz = state.quizzes.get(page.slot);
    const done = page.quiz ? quiz !== undefined : state.visited.has(page.slot);
    if (!done) minutes += Number(link.dataset.minutes);
    const note = page.quiz
      ? words.say(quiz ? "quizTaken" : "quizNotTaken", { score: words.percent(quiz?.best ?? 0) })
      : words.say(done ? "pageRead" : "pageUnread");
    setAttribute(link, "data-state", done ? "done" : "todo");
    setIcon(link, done ? "done" : "todo");
    fill(link, { note: ` (${note})` });
  }
  fill(document, { minutesLeft: minutes > 0 && words.count("minutesLeft", Math.ceil(minutes)) });
  for (const counter of all(document, "[data-module-count]")) {
    const links = all(counter.parentElement?.nextElementSibling ?? document, "[data-state]");
    const values = { read: links.filter(({ dataset }) => dataset.state === "done").length, count: links.length };
    setText(counter, words.say("pagesOf", values));
  }
}

/** Brings the current link into the contents' own window, without moving the page. */
export function revealCurrent(document: Document): void {
  const contents = document.getElementById("contents");
  const link = one(contents, "[aria-current]");
  if (!contents || !link) return;
  const { scrollTop, clientHeight } = contents;
  const outside = link.offsetTop < scrollTop || link.offsetTop + link.offsetHeight > scrollTop + clientHeight;
  if (outside) contents.scrollTop = link.offsetTop - clientHeight / 3;
}

/** Opens or closes them on a narrow window. The button, where that changed something. */
export function toggleContents(document: Document, wanted: boolean): HTMLElement | undefined {
  const button = one(document, "[data-toggle-contents]");
  if (!button || button.getAttribute("aria-expanded") === String(wanted)) return undefined;
  button.setAttribute("aria-expanded", String(wanted));
  return button;
}
