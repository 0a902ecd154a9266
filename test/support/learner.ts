import type { Frame, Page } from "playwright-core";
import type { Course, CourseQuestion } from "../../templates/contract/course.ts";
import { type PackedCourse, type PackedQuestion, unpackCourse } from "../../templates/contract/packed.ts";
import type { HostRecord } from "../../templates/contract/host.ts";
import type { ChoiceQuestion } from "../../templates/questions/choice/question.ts";
import type { MultipleChoiceQuestion } from "../../templates/questions/multiple-choice/question.ts";
import type { NumericQuestion } from "../../templates/questions/numeric/question.ts";
import type { TrueFalseQuestion } from "../../templates/questions/true-false/question.ts";

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
  answerQuiz(pageId: string, right: boolean): Promise<void>;
  submit(): Promise<void>;
  /** Reads every page, and takes every quiz. */
  takeCourse(right: boolean): Promise<void>;
  exit(): Promise<void>;
  reopen(): Promise<void>;
  held(): Promise<HostRecord>;
  value(name: string): Promise<string | undefined>;
  saved(): Promise<void>;
}

/** Opens a package at `<preview>/play/<name>`. `opens` is what shows that it is there, where that is not its start page. */
export async function openLearner(page: Page, preview: string, name: string, opens = "[data-begin-link]"): Promise<Learner> {
  // Wide enough for the contents to stand beside the course.
  await page.setViewportSize({ width: 1600, height: 1000 });
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
    async answerQuiz(pageId, right) {
      const questions = course.pages.find(({ id }) => id === pageId)?.questions ?? [];
      for (const question of questions) await answer(page, question, right);
    },
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
    async exit() {
      await page.frameLocator("iframe").locator('[data-wish="exit"]:visible').first().click();
      await visible('[data-page="ended"]').waitFor();
    },
    async reopen() {
      await frame().evaluate(() => document.documentElement.setAttribute("data-last-visit", ""));
      await page.locator("[data-reopen]").click();
      await page.frameLocator("iframe").locator("html:not([data-last-visit]) [data-begin-link]:visible").waitFor();
    },
    held: async () => (await page.evaluate(() => (window as { curricleHeld?: HostRecord }).curricleHeld)) ?? { rows: [], state: undefined },
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

/** How each question type is answered on the page, rightly or wrongly. */
const ANSWERS: Readonly<Record<string, (data: unknown, right: boolean) => readonly string[]>> = {
  choice: (data, right) => {
    const { options, correct } = data as ChoiceQuestion;
    return right
      ? [correct]
      : options
          .map(({ id }) => id)
          .filter((id) => id !== correct)
          .slice(0, 1);
  },
  "multiple-choice": (data, right) => {
    const { options, correct } = data as MultipleChoiceQuestion;
    const wrong = options.map(({ id }) => id).filter((id) => !correct.includes(id));
    return right ? correct : wrong.length > 0 ? wrong : correct.slice(1);
  },
  "true-false": (data, right) => [String((data as TrueFalseQuestion).correct === right)],
  numeric: (data, right) => {
    const { min, max } = (data as NumericQuestion).correct;
    return [String(right ? Number(((min + max) / 2).toFixed(4)) : max + 1)];
  },
};

export function answersTo({ type, data }: CourseQuestion, right: boolean): readonly string[] {
  return ANSWERS[type]?.(data, right) ?? [];
}

async function answer(page: Page, question: CourseQuestion, right: boolean): Promise<void> {
  const form = page.frameLocator("iframe").locator(`form[data-question="${question.slot}"]`);
  const values = answersTo(question, right);
  if (question.type === "numeric") {
    await form.locator("input").fill(values[0] ?? "");
    await form.locator("input").blur();
    return;
  }
  for (const box of await form.locator("input:checked[type=checkbox]").all()) await box.uncheck();
  for (const value of values) await form.locator(`input[value="${value}"]`).check();
}
