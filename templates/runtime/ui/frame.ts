import type { Recording } from "../../contract/ui.ts";
import { quizPages } from "../course/result.ts";
import { all, setAttribute, setHidden, setIcon, setText } from "./element.ts";
import { pageAt, type Tools, type View } from "./view.ts";

const SAVE_ICONS: Readonly<Record<string, string>> = {
  saved: "saved",
  ended: "saved",
  saving: "saving",
  connecting: "saving",
  unsaved: "unsaved",
  disconnected: "unsaved",
  review: "off",
  unrecorded: "off",
};

/** What stands around the page: save state, banners, contents and the way on. */
export function showFrame(tools: Tools, view: View): void {
  const { document } = tools;
  const { phase, mode, save } = view.recording;
  const working = phase === "running" || phase === "leaving";
  setAttribute(document.documentElement, "data-phase", phase);
  showSaveState(tools, view);
  for (const banner of all(document, "[data-banner]")) {
    const { banner: name } = banner.dataset;
    setHidden(banner, !working || (name === "unsaved" ? save !== "unsaved" : name !== mode));
  }
  for (const button of all(document, "[data-wish=exit]")) {
    setText(button, tools.words.say(phase === "leaving" ? "leaving" : mode === "normal" ? "exit" : "exitOnly"));
    button.toggleAttribute("disabled", phase === "leaving");
  }
  for (const part of all(document, "[data-toggle-contents], .course-bar__exit")) setHidden(part, !working);
  setHidden(document.getElementById("contents"), !working && phase !== "connecting");
  showContents(tools, view);
  showPager(tools, view, working);
}

function showSaveState({ document, words }: Tools, { recording }: View): void {
  const state = saveStateOf(recording);
  const chip = document.querySelector("[data-save]");
  setAttribute(chip, "data-save", state);
  setIcon(chip, SAVE_ICONS[state] ?? "unsaved");
  setText(document.querySelector("[data-save-text]"), words.say(`save.${state}`));
}

/** What the phase knows better than the adapter's last word: an end that was not confirmed is not "saved". */
function saveStateOf({ phase, save, mode, outcome }: Recording): string {
  switch (phase) {
    case "connecting":
      return phase;
    case "no-connection":
    case "unreadable":
      return "disconnected";
    case "running":
      return save;
    case "leaving":
      return mode === "normal" ? "saving" : save;
    case "ended":
      return mode === "normal" ? (outcome?.confirmed ? "ended" : "unconfirmed") : save;
  }
}

function showContents({ document, words }: Tools, { course, state, place }: View): void {
  const read = course.pages.filter(({ slot }) => state.visited.has(slot)).length;
  setText(document.querySelector("[data-progress-text]"), words.say("pagesRead", { read, count: course.pages.length }));
  setAttribute(document.querySelector("[data-progress]"), "value", String(read));
  for (const link of all(document, "[data-contents]")) {
    const id = link.dataset.contents ?? "";
    const page = pageAt({ course, place: id });
    setAttribute(link, "aria-current", id === place ? "page" : undefined);
    if (!page) continue;
    const quiz = page.quiz ? state.quizzes.get(page.slot) : undefined;
    const done = page.quiz ? quiz !== undefined : state.visited.has(page.slot);
    const note = page.quiz
      ? words.say(quiz ? "quizTaken" : "quizNotTaken", { score: words.percent(quiz?.best ?? 0) })
      : words.say(done ? "pageRead" : "pageUnread");
    setAttribute(link, "data-state", done ? "done" : "todo");
    setIcon(link, done ? "done" : "todo");
    setText(link.querySelector("[data-done]"), ` (${note})`);
  }
}

/** Brings the current link into the contents' own window, without moving the page. */
export function revealCurrent(document: Document): void {
  const contents = document.getElementById("contents");
  const link = contents?.querySelector<HTMLElement>("[aria-current]");
  if (!contents || !link) return;
  const { scrollTop, clientHeight } = contents;
  const outside = link.offsetTop < scrollTop || link.offsetTop + link.offsetHeight > scrollTop + clientHeight;
  if (outside) contents.scrollTop = link.offsetTop - clientHeight / 3;
}

/** Pages in the order of Back and Next. */
export function placesOf({ document, course }: { readonly document: Document } & Pick<View, "course">): readonly string[] {
  const references = document.getElementById("references") ? ["references"] : [];
  return ["start", ...course.pages.map(({ id }) => id), "result", ...references];
}

function showPager(tools: Tools, view: View, working: boolean): void {
  const { document } = tools;
  const { course, state, place } = view;
  const places = placesOf({ document, course });
  const at = places.indexOf(place);
  setHidden(document.querySelector<HTMLElement>("[data-pager]"), !working || at < 1);
  const page = pageAt(view);
  const quizOpen = page?.quiz === true && !state.quizzes.get(page.slot)?.marked;
  document.querySelector("[data-next]")?.classList.toggle("nhsuk-button--secondary", quizOpen || place === "result");
  showStep(tools, view, "[data-back]", places[at - 1]);
  showStep(tools, view, "[data-next]", places[at + 1]);
}

function showStep({ document, words }: Tools, { course }: View, selector: string, place: string | undefined): void {
  const link = document.querySelector<HTMLElement>(selector);
  setHidden(link, place === undefined);
  if (place === undefined) return;
  setAttribute(link, "href", `#${place}`);
  setText(link?.querySelector(".pager__title"), pageAt({ course, place })?.title ?? words.say(place));
}

/** The words on the start page that depend on where the learner is. */
export function showStart({ document, words }: Tools, { course, state, recording }: View): void {
  const { rule } = course;
  const passMark = words.percent(rule.passMark);
  setText(document.querySelector("[data-pass-mark]"), passMark);
  setText(
    document.querySelector("[data-rule-quiz]"),
    words.say(quizPages(course).length > 1 ? "ruleQuizMany" : "ruleQuizOne", { passMark }),
  );
  const begun = state.visited.size > 0;
  const page = course.pages.find(({ slot }) => slot === state.page);
  setHidden(document.querySelector<HTMLElement>("[data-connecting]"), recording.phase !== "connecting");
  setHidden(document.querySelector<HTMLElement>("[data-begin]"), recording.phase === "connecting");
  const note = document.querySelector<HTMLElement>("[data-begin-note]");
  setHidden(note, !begun);
  setText(note, words.say("continueAt", { page: page?.title ?? "" }));
  const link = document.querySelector("[data-begin-link]");
  setAttribute(link, "href", `#${page?.id ?? "result"}`);
  setText(link, words.say(begun ? "continueCourse" : "startCourse"));
  setHidden(document.querySelector<HTMLElement>("[data-begin-result]"), state.status === "incomplete");
}
