import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { readFile, readdir } from "node:fs/promises";
import JSZip from "jszip";
import type { Browser, BrowserContextOptions, Frame, Page } from "playwright-core";
import type { Course, CoursePage } from "../../templates/contract/course.ts";
import type { CourseState } from "../../templates/contract/course-state.ts";
import { writeState } from "../../templates/runtime/course/saved-state.ts";
import { startingState } from "../../templates/runtime/course/state.ts";
import { questionTypes } from "../../templates/questions/index.ts";
import { courseIn } from "../support/learner.ts";
import { buildAt } from "../support/packages.ts";
import { home, openGalleryProject } from "../support/project.ts";

/**
 * How a learner left the gallery the last time: without answers, with right ones, or with marked ones. `half` has wrong answers
 * of which the quizzes are not marked.
 */
export type GalleryState = "fresh" | "answered" | "half" | "right" | "wrong";

/** The player's words are in that language; the examples stay in English. */
export type GalleryLanguage = "en-GB" | "ar";

export interface Gallery {
  readonly course: Course;
  /** A window of a browser of its own, whose user has chosen that display and of whom nothing else is known, ever. */
  seat(options: BrowserContextOptions, display?: string): Promise<Page>;
  /** Opens the gallery there as somebody sees it who left it in that state. */
  reopen(page: Page, state: GalleryState): Promise<Frame>;
  /** Both. */
  open(state: GalleryState, options: BrowserContextOptions): Promise<{ readonly page: Page; readonly frame: Frame }>;
  close(): Promise<void>;
}

/** The frame of an LMS that holds a saved state and takes everything. */
const lms = (resume: string) => `<!doctype html><html lang="en"><title>LMS</title><script>
const held = { "cmi.suspend_data": ${JSON.stringify(resume)}, "cmi.core.lesson_status": "incomplete", "cmi.core.student_id": "learner-1" };
const yes = () => "true";
window.API = { LMSInitialize: yes, LMSFinish: yes, LMSCommit: yes, LMSGetLastError: () => "0", LMSGetErrorString: () => "",
LMSGetDiagnostic: () => "", LMSGetValue: (name) => held[name] ?? "", LMSSetValue: (name, value) => { held[name] = value; return "true"; } };
</script><body style="margin:0"><iframe title="Course" src="/course/index.html" style="position:fixed;inset:0;width:100%;height:100%;border:0"></iframe>`;

const COURSE_FILE = "modules/courses/gallery.yaml";
const TYPES: Readonly<Record<string, string>> = { ".html": "text/html; charset=utf-8", ".svg": "image/svg+xml" };

/** Builds the gallery for SCORM 1.2, in English or from right to left, serves it, and reads its course. */
export async function openGallery(browser: Browser, theme = "nhsuk", language: GalleryLanguage = "en-GB"): Promise<Gallery> {
  const project = openGalleryProject();
  project.edit({ file: COURSE_FILE, find: "theme: nhsuk", put: `theme: ${theme}` });
  for (const file of [COURSE_FILE, ...["blocks", ...questionTypes.map(({ id }) => id)].map((id) => `modules/${id}/module.md`)])
    project.edit({ file, find: "language: en-GB", put: `language: ${language}` });
  const strings = "modules/strings/ar.json";
  project.edit({ file: strings, put: readFileSync(join(home, "test/fixtures/languages", strings), "utf8") });
  const built = await buildAt(project.root, { targets: ["scorm12"] });
  const [name = ""] = (await readdir(built.output, { recursive: true })).filter((path) => path.endsWith(".zip"));
  const zip = await JSZip.loadAsync(await readFile(join(built.output, name)));
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const path = decodeURIComponent(pathname);
    const file = zip.file(path.replace("/course/", ""));
    if (path !== "/" && !file) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": path === "/" ? "text/html" : (TYPES[extname(path)] ?? "text/plain") });
    if (path === "/") return void response.end(lms(searchParams.get("resume") ?? ""));
    void file?.async("nodebuffer").then((bytes) => response.end(bytes));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`;

  async function seat(options: BrowserContextOptions, display = "") {
    const context = await browser.newContext(options);
    await context.addInitScript((chosen) => {
      localStorage.clear();
      localStorage.setItem("curricle-display", chosen);
    }, display);
    return context.newPage();
  }
  async function visit(page: Page, saved: string) {
    await page.goto(`${origin}?${new URLSearchParams({ resume: saved })}`);
    await page.frameLocator("iframe").locator("[data-begin-link]:visible").waitFor();
    const frame = page.frames().find((one) => one.url().includes("/course/"));
    if (!frame) throw new Error("The course is not open.");
    return frame;
  }

  const first = await seat({});
  const course = await courseIn(await visit(first, ""));
  await first.context().close();
  const reopen = (page: Page, state: GalleryState) => visit(page, writeState(course, stateOf(course, state)));
  return {
    course,
    seat,
    reopen,
    async open(state, options) {
      const page = await seat(options);
      return { page, frame: await reopen(page, state) };
    },
    async close() {
      await new Promise((closed) => server.close(closed));
      built.remove();
      project.remove();
    },
  };
}

/** Which example a question shows: its page's number says, or its place in the quiz. */
function examplesOn({ id, questions }: CoursePage) {
  const [type, name = ""] = id.split("/");
  const examples = questionTypes.find((one) => one.id === type)?.examples ?? [];
  const at = Number(/example-(\d+)/.exec(name)?.[1] ?? 0);
  return questions.map((question, index) => ({ question, example: examples[at > 0 ? at - 1 : index] }));
}

function stateOf(course: Course, state: GalleryState): CourseState {
  const start = startingState(course, 7);
  if (state === "fresh") return start;
  const wrong = state === "wrong" || state === "half";
  const all = course.pages.flatMap(examplesOn);
  const answers = all.flatMap(({ question: { slot }, example }): [number, string][] => {
    const sorted = [...(example?.answers ?? [])].sort((a, b) => (wrong ? a.score - b.score : b.score - a.score));
    return sorted[0] ? [[slot, sorted[0].encoded]] : [];
  });
  const marked = state === "right" || state === "wrong";
  const practice = course.pages.filter(({ quiz }) => !quiz).flatMap(({ questions }) => questions.map(({ slot }) => slot));
  const quizzes = course.pages.filter(({ quiz }) => quiz).map(({ slot }) => slot);
  return {
    ...start,
    revision: 9,
    answered: 9,
    answers: new Map(answers),
    checked: new Set(state === "answered" ? [] : practice),
    quizzes: new Map(marked ? quizzes.map((slot) => [slot, { attempts: 1, best: state === "right" ? 10000 : 0, marked: true }]) : []),
    visited: new Set(course.pages.map(({ slot }) => slot)),
  };
}

/** Goes to a page of the gallery by its entry in the contents, whether these are open or not. */
export async function show(frame: Frame, page: string): Promise<void> {
  await frame.evaluate((id) => document.querySelector<HTMLElement>(`[data-contents="${id}"]`)?.click(), page);
  await frame.locator(`article[data-page="${page}"]:visible`).waitFor();
}

/** Puts an Arabic letter in the place of each Latin one in the examples, so that lines run from right to left as they do for learners. */
export function writeInArabicLetters(frame: Frame): Promise<void> {
  return frame.evaluate(() => {
    const arabic = "ابتثجحخدذرزسشصضطظعغفقكلمنه";
    const letters = (text: string) => text.replace(/[a-z]/gi, (letter) => arabic[letter.toLowerCase().charCodeAt(0) - 97] ?? letter);
    for (const option of document.querySelectorAll("option")) option.setAttribute("value", option.value);
    const texts = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement?.closest("script,textarea") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    while (texts.nextNode()) texts.currentNode.nodeValue = letters(texts.currentNode.nodeValue ?? "");
  });
}
