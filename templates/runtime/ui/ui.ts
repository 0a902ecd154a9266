import type { Course, CourseQuestion } from "../../contract/course.ts";
import type { QuestionView } from "../../contract/question-view.ts";
import type { Recording, Wish } from "../../contract/ui.ts";
import type { QuestionSet } from "../course/question-set.ts";
import type { Action, CourseState } from "../course/state.ts";
import { all, maker, refiller, setHidden } from "./element.ts";
import { revealCurrent, showFrame, showStart } from "./frame.ts";
import { openForPrint } from "./print.ts";
import { completeForms, encodedIn, formOf, isMarked, showQuestions, viewOf } from "./question-form.ts";
import { showQuiz } from "./quiz.ts";
import { showEnded, showResult } from "./result-page.ts";
import { pageAt, type Tools, type View } from "./view.ts";
import { type Strings, wordsOf } from "./words.ts";

export interface UiOptions {
  readonly document: Document;
  readonly course: Course;
  readonly types: QuestionSet;
  readonly views: Readonly<Record<string, QuestionView<unknown>>>;
  readonly strings: Strings;
  readonly act: (action: Action) => void;
  readonly wish: (wish: Wish) => void;
  /** Monotonic clock, ms. */
  readonly elapsed: () => number;
}

export interface Ui {
  /**
   * Makes the page agree with what is true now. Call it after every change; calling it twice changes nothing.
   * `course` replaces the first one where the other side sets a pass mark of its own.
   */
  show(state: CourseState, recording: Recording, course?: Course): void;
}

/** Enhances the pre-rendered document. It stays a document: no history entry, no hash, no form is ever submitted (rule EXIT-11). */
export function mountUi(options: UiOptions): Ui {
  const { document, act, elapsed } = options;
  let course = options.course;
  let state: CourseState | undefined;
  let recording: Recording | undefined;
  let place = "start";
  let from = "start";
  let painted: string | undefined;
  const firstSeen = new Map<number, number>();
  const incomplete = new Set<number>();
  const tools: Tools = {
    ...options,
    words: wordsOf(options.strings, course.language, () => course.rule.passMark % 100 !== 0),
    make: maker(document),
    refill: refiller(),
  };

  for (const part of all(document, "[data-scripted]")) part.hidden = false;
  for (const time of all(document, "time[datetime]"))
    time.textContent = tools.words.date(new Date(`${time.getAttribute("datetime")}T12:00`));
  document.documentElement.dataset.started = "";
  document.addEventListener("click", onClick);
  document.addEventListener("input", ({ target }) => enter(closest(target, "form[data-question]")));
  document.addEventListener("submit", (event) => {
    event.preventDefault();
    check(closest(event.target, "form[data-question]"));
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && toggleContents(false)) document.querySelector<HTMLElement>("[data-toggle-contents]")?.focus();
  });
  openForPrint(document);
  completeForms(tools);

  function paint(): void {
    if (!state || !recording) return;
    const { phase } = recording;
    const shown = phase === "running" || phase === "leaving" ? place : phase === "connecting" ? "start" : phase;
    const view: View = { course, state, recording, place: shown, incomplete };
    for (const { slot } of pageAt(view)?.questions ?? []) if (!firstSeen.has(slot)) firstSeen.set(slot, elapsed());
    showFrame(tools, view);
    if (shown === "start") showStart(tools, view);
    if (shown === "result") showResult(tools, view);
    if (shown === "ended") showEnded(tools, view);
    showQuestions(tools, view);
    showQuiz(tools, view);
    if (shown === painted) return;
    for (const page of all(document, "article[data-page]")) setHidden(page, page.dataset.page !== shown);
    const heading = document.querySelector<HTMLElement>(`article[data-page="${shown}"] h1`);
    document.title = shown === "start" ? course.title : `${heading?.textContent} – ${course.title}`;
    revealCurrent(document);
    if (painted !== undefined) arrive(heading);
    painted = shown;
  }

  function arrive(heading: HTMLElement | null): void {
    heading?.focus({ preventScroll: true });
    document.defaultView?.scrollTo(0, 0);
  }

  function onClick(event: Event): void {
    const link = closest(event.target, "a[href^='#']");
    if (link) {
      event.preventDefault();
      follow(link.getAttribute("href")?.slice(1) ?? "", link.hasAttribute("data-back"));
    }
    const button = closest(event.target, "button");
    if (!button) return;
    const { wish, toggleContents: toggle, submit, retry, again, print } = button.dataset;
    if (wish) options.wish(wish as Wish);
    if (toggle !== undefined) toggleContents(button.getAttribute("aria-expanded") !== "true");
    if (recording?.phase !== "running") return;
    if (submit !== undefined) submitQuiz();
    if (retry !== undefined) retryQuiz();
    if (again !== undefined) tryAgain(closest(button, "form[data-question]"));
    if (print !== undefined) document.defaultView?.print();
  }

  function follow(id: string, back: boolean): void {
    if (recording?.phase !== "running") return;
    const target = document.getElementById(back && place === "references" ? from : id);
    const page = target?.closest<HTMLElement>("[data-page]");
    toggleContents(false);
    if (id === "content") arrive(document.querySelector(`article[data-page="${place}"] h1`));
    if (!target || !page) return;
    if (page.dataset.page !== place) open(page.dataset.page ?? "start");
    else if (target === page) arrive(page.querySelector("h1"));
    if (target !== page) (target.querySelector<HTMLElement>("input") ?? target).focus();
  }

  function open(id: string): void {
    from = place;
    place = id;
    incomplete.clear();
    const page = pageAt({ course, place });
    if (page) act({ type: "open", page: page.slot });
    paint();
  }

  /** True where that changed something. */
  function toggleContents(wanted: boolean): boolean {
    const button = document.querySelector("[data-toggle-contents]");
    if (!button || button.getAttribute("aria-expanded") === String(wanted)) return false;
    button.setAttribute("aria-expanded", String(wanted));
    return true;
  }

  function questionOf(form: HTMLElement | null): CourseQuestion | undefined {
    return pageAt({ course, place })?.questions.find(({ slot }) => String(slot) === form?.dataset.question);
  }

  function enter(form: HTMLElement | null): void {
    const question = questionOf(form);
    if (!form || !question) return;
    const encoded = encodedIn(tools, form, question);
    if (encoded !== undefined) incomplete.delete(question.slot);
    if (recording?.phase === "running") act({ type: "answer", question: question.slot, encoded });
    paint();
  }

  function latency(slot: number): number {
    return Math.max(0, Math.round(elapsed() - (firstSeen.get(slot) ?? elapsed())));
  }

  function check(form: HTMLElement | null): void {
    const page = pageAt({ course, place });
    const question = questionOf(form);
    if (recording?.phase !== "running" || !form || !question || !page || page.quiz || (state && isMarked(state, page, question))) return;
    enter(form);
    if (encodedIn(tools, form, question) === undefined) {
      incomplete.add(question.slot);
      paint();
      form.querySelector("input")?.focus();
      return;
    }
    act({ type: "check", question: question.slot, latency: latency(question.slot) });
    form.querySelector<HTMLElement>("[data-outcome]")?.focus();
  }

  function tryAgain(form: HTMLElement | null): void {
    const question = questionOf(form);
    if (!form || !question) return;
    viewOf(tools, question).show(form, undefined);
    act({ type: "again", question: question.slot });
    form.querySelector("input")?.focus();
  }

  function submitQuiz(): void {
    const page = pageAt({ course, place });
    if (!page || !state) return;
    const { answers } = state;
    const missing = page.questions.filter(({ slot }) => !answers.has(slot));
    incomplete.clear();
    for (const { slot } of missing) incomplete.add(slot);
    if (missing.length === 0)
      act({ type: "submit", page: page.slot, latencies: new Map(page.questions.map(({ slot }) => [slot, latency(slot)])) });
    paint();
    const article = document.getElementById(page.id);
    const news = article?.querySelector<HTMLElement>(missing.length > 0 ? ".nhsuk-error-summary" : "[data-quiz-result] > *");
    news?.focus({ preventScroll: true });
    (missing.length > 0 ? news : article)?.scrollIntoView();
  }

  function retryQuiz(): void {
    const page = pageAt({ course, place });
    if (!page) return;
    act({ type: "retry", page: page.slot });
    for (const question of page.questions) {
      const form = formOf(tools, question);
      if (form) viewOf(tools, question).show(form, undefined);
    }
    arrive(document.getElementById(page.id)?.querySelector("h1") ?? null);
  }

  return {
    show(nextState, nextRecording, nextCourse) {
      state = nextState;
      recording = nextRecording;
      if (nextCourse) course = nextCourse;
      paint();
    },
  };
}

function closest(target: EventTarget | null, selector: string): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(selector) : null;
}
