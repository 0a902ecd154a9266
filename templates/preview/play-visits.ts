import { element, keepFocus } from "./element.ts";
import type { Choices } from "./play-choices.ts";
import { applyLook, offerCourse } from "./play-controls.ts";
import { type CourseFrame, courseIn } from "./play-course.ts";
import { endedCard } from "./play-ended.ts";
import type { Lms } from "./play-lms.ts";
import type { Received } from "./play-received.ts";
import type { Stage } from "./play-stage.ts";

export interface VisitParts {
  readonly stage: Stage;
  readonly lms: Lms;
  readonly received: Received;
  readonly choices: () => Choices;
  /** Id of the page on screen, each time that it changes. */
  readonly moved: (page: string) => void;
}

/** How the learner comes and goes. */
export interface Visits {
  readonly course: CourseFrame;
  /** Opens the course, at a page where one is named. False where it did not begin. */
  begin(text: string, page?: string): Promise<boolean>;
  /** Leaves as the LMS would have it, and comes back. */
  resume(): Promise<void>;
  /** The tab is closed: the package is gone without notice. */
  closeTab(): Promise<void>;
  /** Somebody whom the LMS has never seen. False where the course did not begin. */
  startAnew(): Promise<boolean>;
  /** The package is a new one: the learner stands where they stood, as fast as may be. */
  renew(): Promise<void>;
  /** Shows what the LMS kept, where the tab is closed. */
  refresh(): void;
  /** Takes pages, languages and words from the course anew, which speaks another language. */
  read(): void;
}

export function openVisits({ stage, lms, received, choices, moved }: VisitParts): Visits {
  const course = courseIn(stage.frame);
  let leaving = 0;
  let isClosed = false;

  /** What the learner is to see comes first. */
  async function begin(text: string, page?: string, top?: number): Promise<boolean> {
    isClosed = false;
    received.visit(text, Date.now());
    const address = await lms.open().catch((error: Error) => refuse(error.message));
    if (address === undefined) return false;
    // Who comes back to the same place need not see how they get there.
    stage.open(address, top !== undefined);
    const opened = stage.frame();
    const isReady = await course.ready();
    if (opened !== stage.frame()) return false;
    applyLook(course, choices());
    if (isReady && page !== undefined) go(page);
    if (top !== undefined) opened?.contentWindow?.scrollTo(0, top);
    stage.unveil();
    read();
    watch();
    return isReady;
  }

  function refuse(why: string): undefined {
    const text = `The LMS could not open the course: ${why}`;
    received.mark(text);
    stage.remove();
    stage.show(element("p", { class: "ended", role: "alert" }, text));
  }

  function read(): void {
    offerCourse(course, choices());
    received.decode(course.course());
    moved(course.place());
  }

  /** From the start page by its button, as a learner goes on. */
  function go(page: string): void {
    if (course.place() === page) return;
    course.begin();
    if (course.place() !== page) course.goTo(page);
  }

  /** Follows the learner from page to page. */
  function watch(): void {
    const document = course.document();
    if (document)
      new MutationObserver(() => moved(course.place())).observe(document.body, {
        subtree: true,
        attributes: true,
        attributeFilter: ["hidden"],
      });
  }

  /** False where the learner has stayed: the browser asks while a result is in danger. */
  async function leave(): Promise<boolean> {
    const frame = stage.frame();
    const current = ++leaving;
    if (frame) {
      const gone = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
      stage.open("about:blank");
      await gone;
    }
    if (current !== leaving) return false;
    await lms.close();
    return true;
  }

  async function closeTab(): Promise<void> {
    if (isClosed) return;
    stage.remove();
    // What the package has said as it went is held by now.
    isClosed = true;
    offerCourse(course, choices());
    received.mark("The learner closed the tab");
    refresh();
    document.querySelector<HTMLElement>(".ended h2")?.focus();
    await lms.close();
  }

  function refresh(): void {
    if (isClosed) stage.show(endedCard(lms.held(), received.saved(), () => void resume()));
  }

  async function resume(): Promise<void> {
    if (await leave()) await begin("the learner comes back");
  }

  return {
    course,
    begin,
    resume,
    closeTab,
    refresh,
    read,
    async startAnew() {
      if (!(await leave())) return false;
      await lms.forget();
      return begin("a new learner");
    },
    async renew() {
      const window = stage.frame()?.contentWindow;
      if (!window || isClosed) return;
      const place = course.place();
      const { scrollY } = window;
      await keepFocus(() => {
        stage.remove();
        void lms.close(true);
        return begin("the package is a new one", place === "start" ? undefined : place || choices().page, scrollY);
      });
    },
  };
}
