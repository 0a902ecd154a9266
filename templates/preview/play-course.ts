import type { Course } from "../contract/course.ts";
import { readCourse } from "../runtime/read-course.ts";

/** How often the frame is looked at while a course opens, ms. */
const PERIOD = 5;

/** How long it may take, ms. */
const PATIENCE = 20_000;

/** A course in a frame, worked by script as a learner would work it. All of it is quiet where the frame holds no course of ours. */
export interface CourseFrame {
  /** `undefined` while there is none. */
  document(): Document | undefined;
  course(): Course | undefined;
  /** Waits until the course has begun, or says that it cannot. False where it did not. */
  ready(): Promise<boolean>;
  /** Id of the page on screen, the start page and the result included; "" where there is none. */
  place(): string;
  /** From the start page on, as its button does. */
  begin(): void;
  /** To a page by its entry in the contents. False where there is no such page. */
  goTo(page: string): boolean;
  /** Elements that the learner can see now. */
  visible(selector: string): HTMLElement[];
}

export function courseIn(frame: () => HTMLIFrameElement | undefined): CourseFrame {
  const inner = () => {
    const found = frame()?.contentDocument ?? undefined;
    return found?.getElementById("course-data") ? found : undefined;
  };
  const phase = () => inner()?.documentElement.dataset["phase"];
  const press = (selector: string) => {
    const found = inner()?.querySelector<HTMLElement>(selector);
    found?.click();
    return found !== null && found !== undefined;
  };
  return {
    document: inner,
    course() {
      const document = inner();
      return document && readCourse(document);
    },
    async ready() {
      const opened = frame();
      for (let waited = 0; waited < PATIENCE && opened === frame(); waited += PERIOD) {
        const now = phase();
        if (now !== undefined && now !== "connecting") return now === "running";
        await new Promise((resolve) => setTimeout(resolve, PERIOD));
      }
      return false;
    },
    place: () => inner()?.querySelector<HTMLElement>("article[data-page]:not([hidden])")?.dataset["page"] ?? "",
    begin: () => void press("[data-begin-link]"),
    goTo: (page) => press(`[data-contents="${CSS.escape(page)}"]`),
    visible: (selector) =>
      [...(inner()?.querySelectorAll<HTMLElement>(selector) ?? [])].filter((found) => found.getClientRects().length > 0),
  };
}
