import type { Course } from "../contract/course.ts";
import { readCourse, readJson } from "./read-course.ts";
import { all, closest, one, setAttribute, setText } from "./ui/element.ts";
import type { Strings } from "./ui/words.ts";

/** One entry for all courses of a site; it holds a language tag and nothing about the learner (rule PRIV-1). */
const KEY = "curricle-language";

/** Brings the page that is there now to life, in its own language. */
export type Speak = (course: Course, strings: Strings) => void;

/** Shows the language that the learner prefers, best first; nothing changes where the package has none of these. */
export type Prefer = (languages: readonly string[]) => void;

/** Takes over the page before anything else has changed it. `speak` is called at each change from then on. */
export type Languages = (window: Window) => (speak: Speak) => Prefer;

/**
 * Several languages in one document. The first stands on the page, each other one in a template; a switch puts one in the place
 * of the other without leaving the page, which would end the visit (rule EXIT-11).
 */
const languages: Languages = (window) => {
  const { document } = window;
  const { body, documentElement: root } = document;
  const content = () =>
    [...body.children].filter((child) => !child.matches("template[data-language],script:not([type]),.icons,[data-announcer]"));
  const contents = new Map<string, DocumentFragment>();
  const directions = new Map([[root.lang, root.dir]]);
  const first = document.createDocumentFragment();
  first.append(...content().map((child) => child.cloneNode(true)));
  contents.set(root.lang, first);
  for (const template of all(document, "template[data-language]") as HTMLTemplateElement[]) {
    const { language = "", direction = "" } = template.dataset;
    contents.set(language, template.content);
    directions.set(language, direction);
  }
  const announcer = document.createElement("p");
  announcer.className = "visually-hidden";
  announcer.dataset.announcer = "";
  announcer.setAttribute("role", "status");
  body.append(announcer);

  function put(language: string): void {
    const next = contents.get(language);
    if (!next || language === root.lang) return;
    const old = content();
    old[0]?.before(document.importNode(next, true));
    for (const child of old) child.remove();
    root.lang = language;
    setAttribute(root, "dir", directions.get(language) || undefined);
  }

  const known = [...contents.keys()];
  const liked = [stored(window), ...window.navigator.languages];
  put(bestOf(liked, known) ?? root.lang);

  return (speak) => {
    function change(language: string): void {
      const entries = entriesIn(document);
      put(language);
      const strings = readJson(document.getElementById("course-strings")) as Strings;
      speak(readCourse(document), strings);
      restore(document, entries);
    }

    document.addEventListener("click", ({ target }) => {
      const language = closest(target, "[data-to-language]")?.dataset.toLanguage ?? root.lang;
      if (language === root.lang) return;
      change(language);
      store(window, language);
      one(document, `[data-to-language="${language}"]`)?.focus();
      announcer.lang = language;
      setText(announcer, one(document, "[data-language-now]")?.dataset.languageNow ?? "");
    });
    return (preferred) => {
      const language = bestOf(preferred, known);
      if (language !== undefined && language !== root.lang) change(language);
    };
  };
};

/** The first of the wanted that is known, as it is or in another region. */
function bestOf(wanted: readonly string[], known: readonly string[]): string | undefined {
  const base = (tag: string) => tag.toLowerCase().split("-")[0];
  for (const tag of wanted) {
    const found = known.find((mine) => mine.toLowerCase() === tag.toLowerCase()) ?? known.find((mine) => base(mine) === base(tag));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** "" where nothing is kept, or storage is blocked (rule PRIV-4). */
function stored({ localStorage }: Window): string {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

function store(window: Window, language: string): void {
  try {
    window.localStorage.setItem(KEY, language);
  } catch {}
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const controlsIn = (document: Document) => all(document, "main :is(input,select,textarea)") as Control[];
const ticks = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type);

/** Names a control in every language: by its own id, or by its page and group and, where it is ticked, its value. */
function keyOf(control: Control): string {
  return control.id || [closest(control, "[data-page]")?.id, control.name, ticks(control) ? control.value : ""].join(" ");
}

/** What has been entered, complete or not: an answer that is not complete is in no saved state. */
function entriesIn(document: Document): ReadonlyMap<string, string | boolean> {
  return new Map(controlsIn(document).map((control) => [keyOf(control), ticks(control) ? control.checked : control.value]));
}

function restore(document: Document, entries: ReadonlyMap<string, string | boolean>): void {
  for (const control of controlsIn(document)) {
    const entry = entries.get(keyOf(control));
    if (entry === undefined || entry === (ticks(control) ? control.checked : control.value)) continue;
    if (ticks(control)) control.checked = entry === true;
    else control.value = String(entry);
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

export default languages;
