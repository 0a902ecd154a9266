import { all, fill, one, setAttribute, setIcon, setLinks, setText } from "./element.ts";
import { pageAt, type Tools, type View } from "./view.ts";

/** How far the learner is, and what each entry has come to. */
export function showContents({ document, words }: Tools, { course, state, place }: View): void {
  const count = course.pages.length;
  const read = course.pages.filter(({ slot }) => state.visited.has(slot)).length;
  setAttribute(one(document, "progress"), "value", String(read));
  let minutes = 0;
  const marked = course.pages.filter(({ slot }) => state.bookmarks.has(slot)).map(({ id, title }) => ({ to: id, text: title }));
  setLinks(one(document, "[data-bookmarks]"), marked);
  for (const link of all(document, "[data-contents]")) {
    const id = link.dataset.contents ?? "";
    const page = pageAt({ course, place: id });
    setAttribute(link, "aria-current", id === place ? "page" : undefined);
    if (!page) continue;
    setAttribute(one(document, `[data-mark-page="${page.slot}"]`), "aria-pressed", String(state.bookmarks.has(page.slot)));
    const quiz = state.quizzes.get(page.slot);
    const done = page.quiz ? quiz !== undefined : state.visited.has(page.slot);
    if (!done) minutes += Number(link.dataset.minutes);
    const note = page.quiz
      ? words.say(quiz ? "quizTaken" : "quizNotTaken", { score: words.percent(quiz?.best ?? 0) })
      : words.say(done ? "pageRead" : "pageUnread");
    const as = done ? "done" : "todo";
    setAttribute(link, "data-state", as);
    setIcon(link, as);
    fill(link, { note: ` (${note})` });
  }
  fill(document, {
    pagesRead: words.say("pagesRead", { read, count }),
    pagesOf: words.say("pagesOf", { read, count }),
    minutesLeft: minutes > 0 && words.count("minutesLeft", Math.ceil(minutes)),
    bookmarked: marked.length > 0,
  });
  for (const counter of all(document, "[data-module-count]")) {
    const entries = (which = "") => all(counter.closest("[data-module]") ?? document, `[data-state${which}]`).length;
    setText(counter, words.say("pagesOf", { read: entries("=done"), count: entries() }));
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
