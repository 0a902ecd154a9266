import type { Course, CourseQuestion } from "../../contract/course.ts";
import type { Recording, Wish } from "../../contract/ui.ts";
import { type Action, type CourseState, questionsOn, showsAtOnce } from "../../contract/course-state.ts";
import { arrange } from "./arrange.ts";
import { revealCurrent } from "./contents.ts";
import { all, closest, control, one, setHidden } from "./element.ts";
import { showFrame, showStart, startFrame } from "./frame.ts";
import { copyDetails, openDetails } from "./technical-details.ts";
import { encodedIn, isMarked, paintViews, showQuestions, startBlocks, startForms } from "./question-form.ts";
import { goToNews, showQuiz } from "./quiz.ts";
import { showEnded, showResult } from "./result-page.ts";
import { pageAt, type Tools, type View } from "./view.ts";
import { type Strings, wordsOf } from "./words.ts";

export interface UiOptions extends Omit<Tools, "words"> {
  readonly course: Course;
  readonly strings: Strings;
  readonly act: (action: Action) => void;
  readonly wish: (wish: Wish) => void;
  /** What a help desk may be sent. */
  readonly log: () => string;
  /** Monotonic clock, ms. */
  readonly elapsed: () => number;
}

export interface Ui {
  /**
   * Makes the page agree with what is true now. Call it after every change; calling it twice changes nothing.
   * The rule of `course` replaces the first one where the other side sets a pass mark of its own.
   */
  show(state: CourseState, recording: Recording, course?: Course): void;
  /** The document is in another language now: brings it to life where the learner is. */
  speak(course: Course, strings: Strings): void;
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
  /** Slots of the pages whose questions have come to life, in the language that is shown. */
  const started = new Set<number>();
  let tools: Tools;

  begin(options.strings);
  document.addEventListener("click", onClick);
  document.addEventListener("input", ({ target }) => enter(formAt(target)));
  document.addEventListener("submit", (event) => {
    event.preventDefault();
    check(formAt(event.target));
  });

  // A quiz that has to wait opens by itself.
  if (course.rule.wait) document.defaultView?.setInterval(paint, 60_000);

  function begin(strings: Strings): void {
    tools = { ...options, words: wordsOf(strings, course.language, () => course.rule.passMark % 100 !== 0) };
    started.clear();
    // Before the page counts as started: laying all pages out at once would keep a slow phone busy.
    showPage(place);
    startFrame(tools);
    startBlocks(tools);
    openDetails(document, options.log);
  }

  function paint(): void {
    if (!state || !recording) return;
    const { phase } = recording;
    const shown = phase === "running" || phase === "leaving" ? place : phase === "connecting" ? "start" : phase;
    const view: View = { course, state, recording, place: shown, incomplete };
    const page = pageAt(view);
    // Page by page: all at once would keep a slow phone busy.
    if (page && !started.has(page.slot)) startForms(tools, page, enter);
    if (page) started.add(page.slot);
    if (page) arrange(tools, page, state);
    for (const { slot } of page ? questionsOn(page, state) : []) if (!firstSeen.has(slot)) firstSeen.set(slot, elapsed());
    showFrame(tools, view);
    if (shown === "start") showStart(tools, view);
    if (shown === "result") showResult(tools, view);
    if (shown === "ended") showEnded(tools, view);
    showQuestions(tools, view);
    showQuiz(tools, view);
    paintViews(tools, view);
    if (shown === painted) return;
    showPage(shown);
    const heading = headingOf(shown);
    document.title = shown === "start" ? course.title : `${heading?.textContent} – ${course.title}`;
    revealCurrent(document);
    if (painted !== undefined) arrive(shown);
    painted = shown;
  }

  function showPage(id: string): void {
    for (const article of all(document, "article[data-page]")) setHidden(article, article.dataset.page !== id);
  }

  function headingOf(id: string): HTMLElement | null {
    return one(document, `article[data-page="${id}"] h1`);
  }

  function arrive(id: string): void {
    headingOf(id)?.focus({ preventScroll: true });
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
    const { wish, submit, retry, again, markPage, copyDetails: copy } = button.dataset;
    if (wish) options.wish(wish as Wish);
    if (copy !== undefined) void copyDetails(document, options.log());
    if (recording?.phase !== "running") return;
    if (markPage) act({ type: "bookmark", page: Number(markPage) });
    if (submit !== undefined) submitQuiz();
    if (retry !== undefined) retryQuiz();
    if (again !== undefined) tryAgain(formAt(button));
  }

  function follow(id: string, back: boolean): void {
    if (recording?.phase !== "running") return;
    const target = document.getElementById(back && place === "references" ? from : id);
    const page = target?.closest<HTMLElement>("[data-page]");
    if (id === "content") arrive(place);
    if (!target || !page) return;
    if (page.dataset.page !== place) open(page.dataset.page ?? "start");
    else if (target === page) arrive(place);
    if (target !== page) (control(target) ?? target).focus();
  }

  function open(id: string): void {
    from = place;
    place = id;
    incomplete.clear();
    const page = pageAt({ course, place });
    if (page) act({ type: "open", page: page.slot });
    paint();
  }

  function formAt(target: EventTarget | null): HTMLElement | null {
    return closest(target, "form[data-question]");
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
    if (recording?.phase !== "running" || !form || !question || !page || !showsAtOnce(page) || (state && isMarked(state, page, question)))
      return;
    enter(form);
    if (encodedIn(tools, form, question) === undefined) {
      incomplete.add(question.slot);
      paint();
      return control(form)?.focus();
    }
    act({ type: "check", question: question.slot, latency: latency(question.slot) });
    one(form, "[data-outcome]")?.focus();
  }

  function tryAgain(form: HTMLElement | null): void {
    const question = questionOf(form);
    if (!form || !question) return;
    act({ type: "again", question: question.slot });
    control(form)?.focus();
  }

  function submitQuiz(): void {
    const page = pageAt({ course, place });
    if (!page || !state) return;
    const { answers } = state;
    const asked = questionsOn(page, state);
    const missing = asked.filter(({ slot }) => !answers.has(slot));
    incomplete.clear();
    for (const { slot } of missing) incomplete.add(slot);
    if (missing.length === 0) act({ type: "submit", page: page.slot, latencies: new Map(asked.map(({ slot }) => [slot, latency(slot)])) });
    paint();
    goToNews(document, page, missing.length > 0);
  }

  function retryQuiz(): void {
    const page = pageAt({ course, place });
    if (!page) return;
    act({ type: "retry", page: page.slot });
    arrive(place);
  }

  return {
    show(nextState, nextRecording, nextCourse) {
      state = nextState;
      recording = nextRecording;
      // What is read stays in the learner's language.
      if (nextCourse) course = { ...course, rule: nextCourse.rule };
      paint();
    },
    speak(next, strings) {
      course = { ...next, rule: course.rule };
      painted = undefined;
      begin(strings);
      paint();
    },
  };
}
