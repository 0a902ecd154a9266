import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { readFile, readdir } from "node:fs/promises";
import JSZip from "jszip";
import type { Browser, BrowserContextOptions, Frame, Page } from "playwright-core";
import { writeFiles } from "../../builder/compile/write.ts";
import { galleryFiles } from "../../builder/gallery.ts";
import type { Course, CoursePage } from "../../templates/contract/course.ts";
import type { CourseState } from "../../templates/contract/course-state.ts";
import { writeState } from "../../templates/runtime/course/saved-state.ts";
import { startingState } from "../../templates/runtime/course/state.ts";
import { questionTypes } from "../../templates/questions/index.ts";
import { courseIn } from "../support/learner.ts";
import { buildAt } from "../support/packages.ts";

/** How a learner left the gallery the last time. */
export const STATES = ["fresh", "answered", "right", "wrong"] as const;
export type GalleryState = (typeof STATES)[number];

export interface Gallery {
  readonly course: Course;
  /** Opens it as somebody sees it who left it in that state. */
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

const TYPES: Readonly<Record<string, string>> = { ".html": "text/html; charset=utf-8", ".svg": "image/svg+xml" };

/** Builds the gallery for SCORM 1.2, serves it, and reads its course. */
export async function openGallery(browser: Browser, theme = "nhsuk"): Promise<Gallery> {
  const root = mkdtempSync(join(tmpdir(), "curricle-gallery-"));
  const files = galleryFiles().map((file) => ({ ...file, bytes: file.bytes.replace("theme: nhsuk", `theme: ${theme}`) }));
  await writeFiles(root, files);
  const built = await buildAt(root, { targets: ["scorm12"] });
  const [name = ""] = (await readdir(built.output, { recursive: true })).filter((path) => path.endsWith(".zip"));
  const zip = await JSZip.loadAsync(await readFile(join(built.output, name)));
  let resume = "";
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const file = zip.file(path.replace("/course/", ""));
    if (path !== "/" && !file) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": path === "/" ? "text/html" : (TYPES[extname(path)] ?? "text/plain") });
    if (path === "/") return void response.end(lms(resume));
    void file?.async("nodebuffer").then((bytes) => response.end(bytes));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`;

  async function open(saved: string, options: BrowserContextOptions) {
    resume = saved;
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.goto(origin);
    await page.frameLocator("iframe").locator("[data-begin-link]:visible").waitFor();
    const frame = page.frames().find((one) => one.url().includes("/course/"));
    if (!frame) throw new Error("The course is not open.");
    return { page, frame };
  }

  const first = await open("", {});
  const course = await courseIn(first.frame);
  await first.page.context().close();
  return {
    course,
    open: (state, options) => open(writeState(course, stateOf(course, state)), options),
    async close() {
      await new Promise((closed) => server.close(closed));
      built.remove();
      rmSync(dirname(join(root, "x")), { recursive: true, force: true });
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
  const all = course.pages.flatMap(examplesOn);
  const answers = all.flatMap(({ question: { slot }, example }): [number, string][] => {
    const sorted = [...(example?.answers ?? [])].sort((a, b) => (state === "wrong" ? a.score - b.score : b.score - a.score));
    return sorted[0] ? [[slot, sorted[0].encoded]] : [];
  });
  const marked = state !== "answered";
  const practice = course.pages.filter(({ quiz }) => !quiz).flatMap(({ questions }) => questions.map(({ slot }) => slot));
  const quizzes = course.pages.filter(({ quiz }) => quiz).map(({ slot }) => slot);
  return {
    ...start,
    revision: 9,
    answered: 9,
    answers: new Map(answers),
    checked: new Set(marked ? practice : []),
    quizzes: new Map(marked ? quizzes.map((slot) => [slot, { attempts: 1, best: state === "right" ? 10000 : 0, marked: true }]) : []),
    visited: new Set(course.pages.map(({ slot }) => slot)),
  };
}

/** Goes to a page of the gallery by its entry in the contents, whether these are open or not. */
export async function show(frame: Frame, page: string): Promise<void> {
  await frame.evaluate((id) => document.querySelector<HTMLElement>(`[data-contents="${id}"]`)?.click(), page);
  await frame.locator(`article[data-page="${page}"]:visible`).waitFor();
}
