import type { AnyHost } from "./play-lms.ts";
import { type ChoiceName, type Choices, CHOICES } from "./play-choices.ts";
import type { CourseFrame } from "./play-course.ts";
import { element, part } from "./element.ts";
import { STATES } from "./play-robot.ts";
import { FAULT_WORDS } from "./play-words.ts";

type Field = HTMLSelectElement | HTMLInputElement;

/** Offers what this host can do, and makes the fields say what is chosen. */
export function offer(host: AnyHost, choices: Choices): void {
  const { personalities = [], faults = [], modes = false, mastery = false } = host;
  fill("personality", personalities.length > 1 ? personalities.map(({ id, label }) => [id, label] as const) : []);
  fill(
    "fault",
    faults.map((fault) => [fault, FAULT_WORDS[fault]] as const),
  );
  part("[name=state]").append(...Object.entries(STATES).map(([value, label]) => element("option", { value }, label)));
  part("[data-for=mode]").hidden = !modes;
  part("[data-for=mastery]").hidden = !mastery;
  for (const name of CHOICES) set(name, choices[name] ?? "");
}

/** Adds options to a list, and shows it if there are any. */
function fill(name: ChoiceName, options: readonly (readonly [value: string, label: string])[]): void {
  const place = part(`[data-for=${name}]`);
  place.hidden = options.length === 0;
  part("select", place).append(...options.map(([value, label]) => element("option", { value }, label)));
}

/** What cannot be chosen leaves the first in its place. */
export function set(name: ChoiceName, value: string): void {
  for (const field of document.querySelectorAll<Field>(`[data-choices] [name=${name}]`)) {
    if (field instanceof HTMLSelectElement) {
      field.value = value;
      if (field.selectedIndex < 0) field.selectedIndex = 0;
    } else if (field.type === "radio") field.checked = field.value === (value || "full");
    else field.value = value;
  }
}

/** Calls with the name and the value of each field that the author changes. */
export function onChoice(changed: (name: ChoiceName, value: string) => void): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-choices]")) {
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", ({ target }) => {
      const { name, value } = target as Field;
      if ((CHOICES as readonly string[]).includes(name)) changed(name as ChoiceName, value);
    });
  }
}

/** The pages and the languages of the course in the frame, by its own contents. */
export function offerCourse(frame: CourseFrame, { language }: Choices): void {
  const pages = part("[data-pages]") as HTMLSelectElement;
  const links = [...(frame.document()?.querySelectorAll<HTMLElement>("nav [data-contents]") ?? [])];
  const groups = new Map<string, HTMLOptionElement[]>();
  for (const link of links) {
    const module = link.closest("[data-module]")?.querySelector("h2 span")?.textContent ?? "";
    const title = (link.querySelector(".contents__title") ?? link).textContent.trim();
    groups.set(module, [...(groups.get(module) ?? []), element("option", { value: link.dataset["contents"] ?? "" }, title)]);
  }
  const places = [...groups].flatMap(([module, options]) => (module ? [element("optgroup", { label: module }, ...options)] : options));
  pages.replaceChildren(...(places.length > 0 ? places : [element("option", { value: "" }, "No pages known")]));
  pages.disabled = places.length === 0;
  offerLanguages(frame, language);
}

function offerLanguages(frame: CourseFrame, chosen = ""): void {
  const place = part("[data-for=language]");
  const list = part("select", place) as HTMLSelectElement;
  const buttons = [...(frame.document()?.querySelectorAll<HTMLElement>("[data-to-language]") ?? [])];
  const names = new Map(buttons.map((button) => [button.dataset["toLanguage"] ?? "", button.textContent.trim()]));
  place.hidden = names.size === 0;
  const options = [...names].map(([tag, name]) => element("option", { value: tag, lang: tag }, name));
  list.replaceChildren(element("option", { value: "" }, "As it opens"), ...options);
  list.value = chosen;
  if (list.selectedIndex < 0) list.selectedIndex = 0;
}

/** Puts the learner's own settings on, with the course's own controls. "" leaves the language, and gives the device's colours. */
export function applyLook(frame: CourseFrame, look: { readonly language?: string | undefined; readonly theme?: string | undefined }): void {
  const document = frame.document();
  if (look.language) document?.querySelector<HTMLElement>(`[data-to-language="${CSS.escape(look.language)}"]`)?.click();
  const colours = frame.document()?.querySelector<HTMLSelectElement>("[data-setting=colours]");
  if (!colours || look.theme === undefined || colours.value === look.theme) return;
  colours.value = look.theme;
  colours.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Opens the menus of the top bar one at a time; Escape and a press elsewhere close them. `href` gives each link its address as it is opened. */
export function openMenus(addressOf: (address: string) => string): void {
  const menus = [...document.querySelectorAll<HTMLDetailsElement>(".menu")];
  const close = (but?: HTMLDetailsElement) => {
    for (const menu of menus) if (menu !== but) menu.open = false;
  };
  for (const menu of menus) {
    menu.addEventListener("toggle", () => {
      if (!menu.open) return;
      close(menu);
      for (const link of menu.querySelectorAll("a")) link.href = addressOf(link.href);
    });
    menu.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary")?.focus();
    });
  }
  document.addEventListener("click", ({ target }) =>
    close(target instanceof Element ? (target.closest<HTMLDetailsElement>(".menu") ?? undefined) : undefined),
  );
  // A press inside the package's frame is not heard here, but the window loses the focus.
  window.addEventListener("blur", () => close());
}
