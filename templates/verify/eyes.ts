import type { Course } from "../contract/course.ts";
import type { Eyes, EyesWindow, Note } from "../contract/verify.ts";
import { answer } from "../robot/answering.ts";
import { readCourse } from "../runtime/read-course.ts";
import { controlsIn } from "./controls.ts";
import { handsAt } from "./hands.ts";
import { isSeen, lineOf } from "./seen.ts";

interface Told extends EyesWindow {
  readonly curricleNote: (note: string) => void;
}

const inner = window as unknown as Told & Window;
/** While these are handled, the page is on its way out. */
const CLOSING = ["unload", "beforeunload"];
const STOPS =
  'a[href],button:not([disabled]),input:not([disabled]):not([type="hidden"]),select:not([disabled]),textarea:not([disabled]),summary,iframe,[tabindex]:not([tabindex^="-"]),audio[controls],video[controls],[contenteditable="true"]';
/** What comes and goes while the screen stays. */
const LIVE = "[role=status],[role=alert],[aria-live]";

function note(what: Note): void {
  inner.curricleNote(JSON.stringify(what));
}

function newEyes(): Eyes {
  let controls: readonly Element[] = [];
  let read: Course | null | undefined;
  const course = () => (read ??= document.getElementById("course-data") ? readCourse(document) : null);
  const find = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].find(isSeen);
  return {
    screen: () => ({
      title: document.title,
      heading: lineOf(find("h1") ?? find("h2,h3")),
      text: [...document.querySelectorAll<HTMLElement>(LIVE)]
        .filter(isSeen)
        .reduce((text, live) => text.replace(lineOf(live), ""), lineOf(document.body))
        .trim(),
      sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      stops: [...document.querySelectorAll<HTMLElement>(STOPS)].filter(isSeen).length,
    }),
    course,
    page: () => find("[data-page]")?.dataset["page"] ?? "",
    controls() {
      const found = controlsIn(document);
      controls = found.map(({ element }) => element);
      return found.map(({ element: _, ...control }) => control);
    },
    control: (index) => controls[index],
    focus(selector) {
      const element = find(selector);
      element?.focus();
      return element !== undefined && document.activeElement === element;
    },
    enter() {
      const first = find(STOPS);
      first?.focus();
      return first !== undefined;
    },
    shows: (selector) => find(selector) !== undefined,
    textOf: (selector) => lineOf(document.querySelector<HTMLElement>(selector) ?? undefined),
    async answer(slot, right) {
      const question = course()
        ?.pages.flatMap(({ questions }) => questions)
        .find((one) => one.slot === slot);
      const form = document.querySelector<HTMLFormElement>(`form[data-question="${slot}"]`);
      if (!question || !form) throw new Error(`There is no question in the place ${slot}.`);
      await answer(handsAt(form), question, right);
    },
    asked: (page) =>
      [...document.querySelectorAll<HTMLFormElement>(`[data-page="${page}"] form[data-question]`)]
        .filter(isSeen)
        .map(({ dataset }) => Number(dataset["question"])),
    focused() {
      const element = document.activeElement as HTMLElement | null;
      if (!element || element === document.body) return "";
      const label = element.getAttribute("aria-label") ?? lineOf(element);
      return `<${element.tagName.toLowerCase()}${element.id === "" ? "" : ` id="${element.id}"`}> ${label}`.trim().slice(0, 80);
    },
    handlers: () => CLOSING.filter((event) => typeof (window as unknown as Record<string, unknown>)[`on${event}`] === "function"),
    given: (slot) =>
      [...document.querySelectorAll<HTMLInputElement>(`form[data-question="${slot}"] :is(input,select,textarea)`)]
        .map((field) => (/^(radio|checkbox)$/.test(field.type) ? (field.checked ? field.value : "") : field.value))
        .join("|"),
  };
}

/** Tells of listeners that browsers do not wait for, and of requests that a page makes while it closes. */
function watchClosing(): void {
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (this: EventTarget, ...given: Parameters<typeof listen>) {
    if (CLOSING.includes(given[0]) && this === window) note({ kind: "listens", event: given[0] });
    Reflect.apply(listen, this, given);
  };
  const told = (what: string) => {
    const event = window.event?.type ?? "";
    if (CLOSING.includes(event)) note({ kind: "sends", event, what });
  };
  const { fetch } = window;
  window.fetch = (...given) => {
    told("fetch");
    return fetch(...given);
  };
  const beacon = navigator.sendBeacon.bind(navigator);
  Object.defineProperty(navigator, "sendBeacon", {
    configurable: true,
    value: (...given: Parameters<typeof beacon>) => {
      told("sendBeacon");
      return beacon(...given);
    },
  });
  const send = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.send = function (this: XMLHttpRequest, ...given: Parameters<typeof send>) {
    told("XMLHttpRequest");
    Reflect.apply(send, this, given);
  };
}

// The page around a package is the tool's own.
if (window !== window.top || window.opener !== null) {
  inner.curricleEyes = newEyes();
  watchClosing();
}
