import type { BrowserContextOptions, Frame, Page } from "playwright-core";
import { findings, sideways } from "../support/axe.ts";
import { type Gallery, type GalleryLanguage, type GalleryState, writeInArabicLetters } from "./visit.ts";

/** How somebody sees a course. */
export interface Look {
  readonly name: string;
  readonly theme: string;
  readonly language?: GalleryLanguage;
  /** What the learner has chosen under “Display”, as the course keeps it. */
  readonly display?: string;
  readonly options: BrowserContextOptions;
  /** Finds more than is looked for in every look. */
  readonly watch?: (moment: Moment, page: Page, frame: Frame) => Promise<readonly string[]>;
}

/** How a question looks: before an answer, without one, marked, and when its learner comes back to an answer, marked or not. */
export type Moment = "untouched" | "not answered" | "right" | "back" | "wrong";

/** What is found in all examples at once at each moment. */
export type Seen = Partial<Record<Moment, readonly string[]>>;

/** Pages of the gallery with questions; those with blocks, which never change, are looked at by themselves. */
const withQuestions = ({ pages }: Gallery["course"]) => pages.filter(({ questions }) => questions.length > 0).map(({ id }) => id);

/** Goes through all moments in a look, in three visits, and looks at all questions together at each of them. */
export async function lookAt(gallery: Gallery, { display, language, options, watch }: Look): Promise<Seen> {
  const seen: Seen = {};
  const pages = withQuestions(gallery.course);
  const page = await gallery.seat({ reducedMotion: "reduce", ...options }, display);
  for (const { state, coming, checked } of VISITS) {
    const frame = await gallery.reopen(page, state);
    for (const moment of [coming, checked].filter((one) => one !== undefined)) {
      await layOut(frame, pages, moment === checked);
      if (language === "ar") await writeInArabicLetters(frame);
      const wide = await sideways(frame);
      seen[moment] = [
        ...(await findings(frame, "article:not([hidden])", false)),
        ...(await frame.evaluate(smallTargets)),
        ...(wide > 0 ? [`scrolls sideways by ${wide} px`] : []),
        ...((await watch?.(moment, page, frame)) ?? []),
      ];
    }
  }
  await page.context().close();
  return seen;
}

/** What is saved at the start of a visit, the moment at which the learner comes, and the one at which every question has been checked. */
const VISITS: readonly { readonly state: GalleryState; readonly coming?: Moment; readonly checked: Moment }[] = [
  { state: "fresh", coming: "untouched", checked: "not answered" },
  { state: "answered", checked: "right" },
  { state: "half", coming: "back", checked: "wrong" },
];

/** What axe finds on all blocks together, and how far they scroll sideways. */
export async function lookAtBlocks(gallery: Gallery, { display, options }: Look): Promise<readonly string[]> {
  const page = await gallery.seat({ reducedMotion: "reduce", ...options }, display);
  const frame = await gallery.reopen(page, "fresh");
  const blocks = gallery.course.pages.map(({ id }) => id).filter((id) => !withQuestions(gallery.course).includes(id));
  await layOut(frame, blocks, false);
  const found = [`${blocks.length} pages`, ...(await findings(frame, "article:not([hidden])")), `${await sideways(frame)} px`];
  await page.context().close();
  return found;
}

/** Shows all pages below one another, each as it is when a learner is there; `check` presses first what checks an answer. */
function layOut(frame: Frame, pages: readonly string[], check: boolean): Promise<void> {
  return frame.evaluate(
    ([ids, presses]) => {
      const articles = ids.flatMap((id) => document.querySelector<HTMLElement>(`article[data-page="${id}"]`) ?? []);
      for (const [index, id] of ids.entries()) {
        document.querySelector<HTMLElement>(`[data-contents="${id}"]`)?.click();
        const buttons = articles[index]?.querySelectorAll<HTMLElement>(".question__check,[data-submit]") ?? [];
        for (const button of presses ? buttons : []) button.click();
      }
      for (const article of articles) article.hidden = false;
    },
    [pages, check] as const,
  );
}

/** Targets smaller than 24 px whose surroundings do not make up for it (WCAG 2.2, 2.5.8). Runs in the page. */
function smallTargets(): string[] {
  return [...document.querySelectorAll("article:not([hidden]) :is(button,select,input,summary,textarea)")]
    .filter((element) => element.checkVisibility() && !element.closest("label"))
    .filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && (width < 24 || height < 24);
    })
    .map((element) => `small: ${element.outerHTML.slice(0, 120)}`);
}
