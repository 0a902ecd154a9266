import type { Hands } from "../robot/answering.ts";
import { isSeen } from "./seen.ts";

/** Keys that the tool presses as somebody at the keyboard would; `text` is typed. */
type Keys = { readonly key: string; readonly times: number } | { readonly text: string };

interface Pressing {
  readonly curriclePress: (keys: Keys) => Promise<void>;
}

/** Hands at a question's form that use the keyboard alone, but to open a list. */
export function handsAt(form: HTMLFormElement): Hands {
  const press = (keys: Keys) => (window as unknown as Pressing).curriclePress(keys);
  const reach = (selector: string): HTMLElement => {
    const element = [...form.querySelectorAll<HTMLElement>(selector)].find(isSeen) ?? form.querySelector<HTMLElement>(selector);
    element?.focus();
    if (!element || document.activeElement !== element) throw new Error(`The keyboard cannot reach ${selector}.`);
    return element;
  };
  return {
    async press(selector) {
      reach(selector);
      await press({ key: "Space", times: 1 });
    },
    async type(selector, text) {
      const field = reach(selector);
      if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select();
      await press({ text });
      field.blur();
    },
    choose(selector, value) {
      const list = reach(selector) as HTMLSelectElement;
      list.value = value;
      for (const type of ["input", "change"]) list.dispatchEvent(new Event(type, { bubbles: true }));
      return Promise.resolve();
    },
    async key(selector, key, times) {
      reach(selector);
      if (times > 0) await press({ key, times });
    },
    see: (look) => Promise.resolve(look(form)),
  };
}
