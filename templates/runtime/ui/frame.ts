import type { Recording } from "../../contract/ui.ts";
import { showContents } from "./contents.ts";
import { all, fill, one, setAttribute, setHidden, setIcon, setText } from "./element.ts";
import { pageAt, type Tools, type View } from "./view.ts";

/** All others are `unsaved`. */
const SAVE_ICONS: Readonly<Record<string, string>> = {
  saved: "saved",
  ended: "saved",
  saving: "saving",
  connecting: "saving",
  elsewhere: "off",
  review: "off",
  unrecorded: "off",
};

/** Shows what only works with a script, and writes dates out. */
export function startFrame({ document, words }: Tools): void {
  for (const part of all(document, "[data-scripted]")) setHidden(part, false);
  for (const time of all(document, "time")) setText(time, words.date(new Date(`${time.getAttribute("datetime")}T12:00`)));
  document.documentElement.dataset.started = "";
}

/** What stands around the page: save state, banners, contents and the way on. */
export function showFrame(tools: Tools, view: View): void {
  const { document, words } = tools;
  const { phase, mode, save } = view.recording;
  const working = phase === "running" || phase === "leaving";
  const state = saveStateOf(view.recording);
  const chip = one(document, "[data-save]");
  setAttribute(document.documentElement, "data-phase", phase);
  if (chip?.dataset.save !== state) setText(one(chip, "span"), words.say(`save.${state}`, { time: words.time(new Date()) }));
  setAttribute(chip, "data-save", state);
  setIcon(chip, SAVE_ICONS[state] ?? "unsaved");
  fill(document, {
    working,
    contents: working || phase === "connecting",
    passMark: words.percent(view.course.rule.passMark),
    seeResult: view.state.status !== "incomplete",
  });
  for (const banner of all(document, "[data-banner]")) {
    const { banner: name } = banner.dataset;
    setHidden(banner, !working || name !== (mode === "normal" && save !== "unrecorded" ? save : mode));
  }
  for (const button of all(document, "[data-wish=exit]")) {
    setText(button, words.say(phase === "leaving" ? "leaving" : mode === "normal" ? "exit" : "exitOnly"));
    button.toggleAttribute("disabled", phase === "leaving");
  }
  showContents(tools, view);
  showPager(tools, view, working);
}

/** What the phase knows better than the adapter's last word: an end that was not confirmed is not "saved". */
function saveStateOf({ phase, save, mode, outcome }: Recording): string {
  switch (phase) {
    case "connecting":
      return phase;
    case "no-connection":
    case "unreadable":
      return "disconnected";
    case "elsewhere":
      return phase;
    case "running":
      return save;
    case "leaving":
      return mode === "normal" ? "saving" : save;
    case "ended":
      return mode === "normal" ? (outcome?.confirmed ? "ended" : "unconfirmed") : save;
  }
}

/** Back and Next follow the order of the contents. */
function showPager({ document }: Tools, view: View, working: boolean): void {
  const { state, place } = view;
  const links = all(document, "[data-contents]");
  const at = links.findIndex(({ dataset }) => dataset.contents === place);
  fill(document, { pager: working && at > 0 });
  const page = pageAt(view);
  const quizOpen = page?.quiz === true && !state.quizzes.get(page.slot)?.marked;
  one(document, "[data-next]")?.classList.toggle("nhsuk-button--secondary", quizOpen || place === "result");
  for (const [selector, to] of [
    ["[data-back]", links[at - 1]],
    ["[data-next]", links[at + 1]],
  ] as const) {
    const link = one(document, selector);
    setHidden(link, !to);
    if (!link || !to) continue;
    setAttribute(link, "href", `#${to.dataset.contents}`);
    fill(link, { title: (one(to, ".contents__title") ?? to).textContent ?? "" });
  }
}

/** The words on the start page that depend on where the learner is. */
export function showStart({ document, words }: Tools, { course, state, recording }: View): void {
  const connecting = recording.phase === "connecting";
  const begun = state.visited.size > 0;
  const page = course.pages.find(({ slot }) => slot === state.page);
  fill(document, { connecting, begin: !connecting, continueAt: begun && words.say("continueAt", { page: page?.title ?? "" }) });
  const link = one(document, "[data-begin-link]");
  setAttribute(link, "href", `#${page?.id ?? "result"}`);
  setText(link, words.say(begun ? "continueCourse" : "startCourse"));
}
