import type { Frame, Locator, Page } from "playwright-core";
import type { Course, CourseQuestion } from "../../templates/contract/course.ts";
import type { Preview } from "../../builder/preview/server.ts";
import { type PackedCourse, type PackedQuestion, unpackCourse } from "../../templates/contract/packed.ts";
import type { HostRecord } from "../../templates/contract/host.ts";
import { answer, type Hands } from "../../templates/robot/answering.ts";

const NOTHING_HELD: HostRecord = { rows: [], state: undefined, standing: { completed: false, success: undefined, score: undefined } };

/** What presses buttons and chooses answers. */
type Touch = "pointer" | "keyboard";

/** A learner at a package in the preview's LMS. All steps go through what is on the page. */
export interface Learner {
  readonly page: Page;
  readonly course: Course;
  /** The package's own frame, which is a new one after each opening. */
  frame(): Frame;
  /** From the start page to the first page, or on from where the last visit ended. */
  begin(): Promise<void>;
  next(): Promise<void>;
  /** Title of the page on screen. */
  title(): Promise<string>;
  /** Goes to a page by its contents entry. */
  goTo(pageId: string): Promise<void>;
  /** Answers what the quiz on screen asks in this attempt, and returns that in its order. */
  answerQuiz(pageId: string, right: boolean): Promise<readonly CourseQuestion[]>;
  submit(): Promise<void>;
  /** Reads every page, and takes every quiz. */
  takeCourse(right: boolean): Promise<void>;
  /** The same page by page, with every practice question, up to the result. Returns what the quizzes have asked, in that order. */
  study(right: boolean, touch: Touch): Promise<readonly CourseQuestion[]>;
  exit(): Promise<void>;
  reopen(): Promise<void>;
  held(): Promise<HostRecord>;
  value(name: string): Promise<string | undefined>;
  saved(): Promise<void>;
}

/** The preview's LMS holds nothing of that package any more. */
export async function forgetVisits({ address, access }: Preview, name: string): Promise<void> {
  const reply = await fetch(`${address}held/${name}/index.html`, {
    method: "DELETE",
    headers: { "x-curricle-secret": access.password },
  });
  if (!reply.ok) throw new Error(`Nothing is forgotten: ${reply.status}`);
}

/** Opens a package at `<preview>/play/<name>`. `opens` is what shows that it is there, where that is not its start page. */
export async function openLearner(page: Page, preview: string, name: string, opens = "[data-begin-link]"): Promise<Learner> {
  // Wide enough for the contents to stand beside the course.
  await page.setViewportSize({ width: 1600, height: 500 });
  page.setDefaultTimeout(8000);
  await page.goto(`${preview}play/${name}`);
  const frame = () => {
    const inner = page.frames().find((candidate) => candidate.url().includes("/packages/"));
    if (!inner) throw new Error("The package is not open.");
    return inner;
  };
  const ready = async () => {
    await page.frameLocator("iframe").locator(`${opens}:visible`).waitFor();
  };
  await ready();
  const course = await courseIn(frame());
  const formOf = ({ slot }: CourseQuestion) => frame().locator(`form[data-question="${slot}"]`);
  const practise = async (question: CourseQuestion, right: boolean, touch: Touch) => {
    const form = formOf(question);
    await answerIn(form, question, right, touch);
    await form.locator("[type=submit]").press("Enter");
    await form.locator("[data-outcome]").waitFor();
  };
  const answerQuiz = async (pageId: string, right: boolean, touch: Touch) => {
    const forms = frame().locator(`article[data-page="${pageId}"] form[data-question]:visible`);
    const slots = await forms.evaluateAll((all) => all.map((form) => Number(form.dataset["question"])));
    const questions = course.pages.flatMap(({ questions: own }) => own);
    const asked = slots.flatMap((slot) => questions.filter((question) => question.slot === slot));
    for (const question of asked) await answerIn(formOf(question), question, right, touch);
    return asked;
  };
  const visible = (selector: string) => page.frameLocator("iframe").locator(`${selector}:visible`);
  const learner: Learner = {
    page,
    course,
    frame,
    begin: () => visible("[data-begin-link]").click(),
    next: () => visible("[data-next]").click(),
    title: async () => ((await visible("h1").textContent()) ?? "").trim(),
    async goTo(pageId) {
      await page.frameLocator("iframe").locator(`[data-contents="${pageId}"]`).click();
      await visible(`[data-page="${pageId}"]`).waitFor();
    },
    answerQuiz: (pageId, right) => answerQuiz(pageId, right, "pointer"),
    submit: () => visible("[data-submit]").click(),
    async takeCourse(right) {
      await learner.begin();
      for (const { id, quiz } of course.pages) {
        await learner.goTo(id);
        if (!quiz) continue;
        await learner.answerQuiz(id, right);
        await learner.submit();
      }
    },
    async study(right, touch) {
      const asked: CourseQuestion[] = [];
      await learner.begin();
      for (const { id, quiz, questions } of course.pages) {
        await frame().locator(`article[data-page="${id}"]`).waitFor();
        if (quiz) {
          asked.push(...(await answerQuiz(id, right, touch)));
          await frame().locator(`article[data-page="${id}"] [data-submit]`).press("Enter");
        }
        for (const question of quiz ? [] : questions) await practise(question, right, touch);
        await frame().locator("[data-next]").press("Enter");
      }
      await frame().locator("#result").waitFor();
      return asked;
    },
    async exit() {
      await page.frameLocator("iframe").locator('[data-wish="exit"]:visible').first().click();
      await visible('[data-page="ended"]').waitFor();
    },
    async reopen() {
      await frame().evaluate(() => document.documentElement.setAttribute("data-last-visit", ""));
      await page.locator("[data-reopen]").click();
      await page.frameLocator("iframe").locator("html:not([data-last-visit]) [data-begin-link]:visible").waitFor();
    },
    held: async () => (await page.evaluate(() => (window as { curricleHeld?: HostRecord }).curricleHeld)) ?? NOTHING_HELD,
    value: async (wanted) => (await learner.held()).rows.find((row) => row.name === wanted)?.value,
    saved: () => visible('[data-save="saved"]').waitFor({ timeout: 15_000 }),
  };
  return learner;
}

/** The course that a document holds: its frame, with each question's data from beside the question. */
export async function courseIn(frame: { evaluate<Value>(look: () => Value): Promise<Value> }): Promise<Course> {
  const { json, questions } = await frame.evaluate(() => ({
    json: document.getElementById("course-data")?.textContent ?? "{}",
    questions: [...document.querySelectorAll("form[data-question]")].map((form) => {
      const packed = form.querySelector("[data-question-data]")?.textContent ?? "";
      return [form.closest("[data-page]")?.id ?? "", packed];
    }),
  }));
  const on = (page: string) => questions.filter(([id]) => id === page).map(([, text]) => JSON.parse(text ?? "") as PackedQuestion);
  return unpackCourse(JSON.parse(json) as PackedCourse, on);
}

/** Answers a question in its form, wherever the package is open. */
export function answerIn(form: Locator, question: CourseQuestion, right: boolean, touch: Touch = "pointer"): Promise<void> {
  const hands: Hands = {
    press: (selector) => (touch === "pointer" ? form.locator(selector).click() : form.locator(selector).press("Space")),
    async type(selector, text) {
      await form.locator(selector).fill(text);
      await form.locator(selector).blur();
    },
    async choose(selector, value) {
      await form.locator(selector).selectOption(value);
    },
    async key(selector, key, times) {
      for (let pressed = 0; pressed < times; pressed++) await form.locator(selector).press(key);
    },
    see: (look) => form.evaluate(look),
  };
  return answer(hands, question, right);
}
