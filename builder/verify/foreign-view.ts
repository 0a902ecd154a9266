import type { ElementHandle, Frame } from "playwright-core";
import type { Control, EyesWindow } from "../../templates/contract/verify.ts";
import type { Visit } from "./machine.ts";
import type { Place } from "./player.ts";
import { see } from "./see.ts";

export interface FramedControl extends Control {
  readonly frame: Frame;
}

/** What is on screen, in all frames of the package. */
export interface View extends Place {
  readonly controls: readonly FramedControl[];
  /** True once there is anything to read or to press. */
  readonly shown: boolean;
}

const PAUSE = 40;

/** Frames of the package, the outermost first. */
export function framesOf(visit: Visit): readonly Frame[] {
  const below = (frame: Frame): Frame[] => [frame, ...frame.childFrames().flatMap(below)];
  return below(visit.frame());
}

export async function look(visit: Visit): Promise<View> {
  const texts: string[] = [];
  const controls: FramedControl[] = [];
  let heading = "";
  for (const frame of framesOf(visit)) {
    // A frame may go while it is looked at.
    const screen = await see(frame, "screen").catch(() => undefined);
    if (!screen) continue;
    texts.push(screen.text);
    heading ||= screen.heading;
    controls.push(...(await see(frame, "controls").catch(() => [])).map((control) => ({ ...control, frame })));
  }
  const text = texts.join(" ").trim();
  return { screen: (heading || text).slice(0, 60), key: text, answers: {}, controls, shown: text !== "" || controls.length > 0 };
}

/** In how many words two texts differ. */
export function distance(one: string, other: string): number {
  const counts = new Map<string, number>();
  for (const word of one.split(/\s+/)) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const word of other.split(/\s+/)) counts.set(word, (counts.get(word) ?? 0) - 1);
  return [...counts.values()].reduce((sum, count) => sum + Math.abs(count), 0);
}

/** Looks until something has changed, or for that many ms. */
export async function lookForChange(visit: Visit, before: View, patience: number): Promise<View> {
  for (let waited = 0; waited < patience; waited += PAUSE) {
    await visit.page.waitForTimeout(PAUSE);
    const view = await look(visit);
    if (view.key !== before.key || view.controls.length !== before.controls.length) return view;
  }
  return look(visit);
}

/** Does something to the element of a control. */
async function withElement({ frame, index }: FramedControl, act: (element: ElementHandle) => Promise<unknown>): Promise<void> {
  const handle = await frame.evaluateHandle((at) => (globalThis as unknown as EyesWindow).curricleEyes.control(at), index);
  const element = handle.asElement() as ElementHandle | null;
  if (element) await act(element);
  await handle.dispose().catch(() => undefined);
}

/** Presses it as a learner would, and where it cannot be reached so, by script. */
export function pressControl(control: FramedControl): Promise<void> {
  return withElement(control, (element) =>
    element.click({ timeout: 1500 }).catch(() => element.dispatchEvent("click").catch(() => undefined)),
  );
}

/** Chooses or types something: the first that there is to choose, or the last. */
export async function fillControl(control: FramedControl, last: boolean): Promise<void> {
  const { kind, values } = control;
  if (kind === "radio" || kind === "checkbox") return pressControl(control);
  const wanted = last ? values.at(-1) : values[0];
  await withElement(control, async (element) => {
    if (kind === "select" && wanted !== undefined) await element.selectOption(wanted, { timeout: 1500 }).catch(() => undefined);
    if (kind === "text") await element.fill("1", { timeout: 1500 }).catch(() => undefined);
  });
}
