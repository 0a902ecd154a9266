import type { Hands } from "./answering.ts";

/** Hands within a document: they do to the controls of a form what a learner does, by script. */
export function domHands(form: HTMLElement): Hands {
  const find = (selector: string): HTMLElement => {
    const found = form.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`The question has no ${selector}.`);
    return found;
  };
  const done = () => Promise.resolve();
  const put = (selector: string, value: string) => {
    const field = find(selector) as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
    field.value = value;
    tell(field, "input");
    tell(field, "change");
    return done();
  };
  return {
    press(selector) {
      find(selector).click();
      return done();
    },
    type: put,
    choose: put,
    key(selector, key, times) {
      const control = find(selector);
      for (let pressed = 0; pressed < times; pressed++) strike(control, key);
      return done();
    },
    see: (look) => Promise.resolve(look(form)),
  };
}

/** A script's key moves no slider, so that what the key would do is done here. */
function strike(control: HTMLElement, key: string): void {
  const Keyboard = control.ownerDocument.defaultView?.KeyboardEvent ?? KeyboardEvent;
  const goesOn = control.dispatchEvent(new Keyboard("keydown", { key, bubbles: true, cancelable: true }));
  if (!goesOn || !control.matches("[type=range]")) return;
  const slider = control as HTMLInputElement;
  if (key === "ArrowLeft") slider.stepDown();
  else if (key === "ArrowRight") slider.stepUp();
  else if (key === "Home") slider.value = slider.min;
  else if (key === "End") slider.value = slider.max;
  else return;
  tell(slider, "input");
  tell(slider, "change");
}

function tell(control: HTMLElement, type: string): void {
  control.dispatchEvent(new Event(type, { bubbles: true }));
}
