import type { BrowserContext, Frame, KeyInput, Page } from "puppeteer-core";
import type { Course, CourseQuestion } from "../../templates/contract/course.ts";
import { answer, type Hands } from "../../templates/robot/answering.ts";
import { courseIn } from "./learner.ts";

/** A learner at a package in the preview's LMS, in any browser. */
export interface Visitor {
  /** The LMS's window. */
  readonly lms: Page;
  /** The window that shows the course: the LMS's own, or one that it opened. */
  readonly page: Page;
  readonly course: Course;
  /** From the start page into the course. */
  begin(): Promise<void>;
  /** To the moment before the last quiz is handed in, with the right answers. */
  prepare(): Promise<void>;
  /** Hands the quiz in, and sees that it is. */
  submit(): Promise<void>;
  /** Waits for one of the states of the line that says what has been saved, and returns the one that came. */
  told(states: readonly string[], patience?: number): Promise<string>;
  /** "Save and exit". */
  exit(): Promise<void>;
}

const PATIENCE = 15_000;
const BEGIN = "[data-begin-link]";

/**
 * `frame`: in a frame of the LMS's page. `window`: in a window that the LMS's page opens. `plain`: in a frame and without locks, as
 * on plain http: Firefox keeps no page that holds one (rule TABS-1).
 */
export type Place = "frame" | "window" | "plain";

/** Run in the LMS's page before its script. Functions with an arrow: puppeteer takes their text as it is. */
const BEFORE: Readonly<Record<Place, () => void>> = {
  frame: () => undefined,
  // What it would show in its frame, it shows in a window of its own.
  window: () => {
    Object.defineProperty(HTMLIFrameElement.prototype, "src", {
      set(address: string) {
        open(address, "course");
      },
    });
  },
  plain: () => {
    Object.defineProperty(Navigator.prototype, "locks", { value: undefined });
  },
};

/** Opens the package at `<preview>/play/<name>`. In it, every question whether to leave is answered with yes. */
export async function openVisitor(context: BrowserContext, preview: string, name: string, place: Place = "frame"): Promise<Visitor> {
  const lms = await newPage(context);
  await lms.evaluateOnNewDocument(BEFORE[place]);
  const opened = place === "window" ? popupOf(lms) : Promise.resolve(lms);
  await lms.goto(`${preview}play/${name}`);
  const page = await opened;
  if (page !== lms) await makeReady(page);
  const frame = await courseFrame(page);
  const click = async (selector: string) => {
    const element = await frame.waitForSelector(selector, { visible: true, timeout: PATIENCE });
    await element?.click();
  };
  await frame.waitForSelector(BEGIN, { visible: true, timeout: PATIENCE });
  const course = await courseIn(frame);
  const handsAt = ({ slot }: CourseQuestion): Hands => {
    const at = (selector: string) => `form[data-question="${slot}"] ${selector}`;
    return {
      press: (selector) => click(at(selector)),
      async type(selector, text) {
        await frame.type(at(selector), text);
        // The answer counts once the field is left.
        await page.keyboard.press("Tab");
      },
      async choose(selector, value) {
        await frame.select(at(selector), value);
      },
      async key(selector, key, times) {
        await frame.focus(at(selector));
        for (let pressed = 0; pressed < times; pressed++) await page.keyboard.press(key as KeyInput);
      },
      see: (look) => frame.$eval(at("").trim(), look),
    };
  };

  return {
    lms,
    page,
    course,
    begin: () => click(BEGIN),
    async prepare() {
      await click(BEGIN);
      for (const { id, quiz, questions } of course.pages) {
        await click(`[data-contents="${id}"]`);
        await frame.waitForSelector(`[data-page="${id}"]`, { visible: true, timeout: PATIENCE });
        for (const question of quiz ? questions : []) await answer(handsAt(question), question, true);
      }
    },
    async submit() {
      await click("[data-submit]");
      // Firefox says that it has clicked before the page has heard of it.
      await frame.waitForSelector("[data-submit]", { hidden: true, timeout: PATIENCE });
    },
    async told(states, patience = PATIENCE) {
      const any = states.map((state) => `[data-save="${state}"]`).join();
      const line = await frame.waitForSelector(any, { timeout: patience });
      return (await line?.evaluate((element) => element.getAttribute("data-save"))) ?? "";
    },
    async exit() {
      await click('[data-wish="exit"]');
      await frame.waitForSelector('[data-page="ended"]', { visible: true, timeout: PATIENCE });
    },
  };
}

/** The window that this one opens. */
function popupOf(page: Page): Promise<Page> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("The LMS has opened no window.")), PATIENCE);
    page.once("popup", (popup) => {
      clearTimeout(timer);
      if (popup) resolve(popup);
    });
  });
}

async function newPage(context: BrowserContext): Promise<Page> {
  // A window of its own is in sight whatever else is open.
  const page = await context.newPage({ type: "window" });
  await makeReady(page);
  return page;
}

async function makeReady(page: Page): Promise<void> {
  // Wide enough for the contents to stand beside the course.
  await page.setViewport({ width: 1600, height: 1000 });
  page.on("dialog", (dialog) => void dialog.accept().catch(() => undefined));
}

/** The frame that shows the course; the page itself where it is in a window of its own. */
function courseFrame(page: Page): Promise<Frame> {
  return page.waitForFrame((frame) => frame.url().includes("/packages/"), { timeout: PATIENCE });
}
