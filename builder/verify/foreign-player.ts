import type { ControlKind } from "../../templates/contract/verify.ts";
import { distance, fillControl, type FramedControl, look, lookForChange, pressControl, type View } from "./foreign-view.ts";
import { appears } from "./see.ts";
import { standingIn, worth } from "./log.ts";
import type { Visit } from "./machine.ts";
import type { Plan, Played, Player } from "./player.ts";

/** What the robot has learnt about a package while playing it to its end. */
interface Memory {
  /** Names of screens in the order in which they were seen first. */
  screens: readonly string[];
  /** What is on them. */
  readonly texts: Set<string>;
  /** Number of the step that completed the course. */
  completing: number | undefined;
}

const MOST_STEPS = 80;
const MOST_MS = 60_000;
const PATIENCE = 600;
/** In this order. What finishes is pressed by `exit`. */
const WAYS: readonly ControlKind[] = ["next", "start", "submit", "button", "link"];
const FILLED: readonly ControlKind[] = ["radio", "checkbox", "select", "text"];

export interface ForeignSettings {
  readonly elapsed: () => number;
}

/** A robot for anybody's packages: it knows what it sees, and has the patience of one minute. */
export function foreignPlayer({ elapsed }: ForeignSettings): Player {
  const memory: Memory = { screens: [], texts: new Set(), completing: undefined };
  return {
    course: undefined,
    cannot(until) {
      if (until === "middle" && memory.screens.length < 2) return "There is one screen only, as far as the robot can see.";
      if (until === "last-step" && memory.completing === undefined)
        return "The robot has not found the step that completes the course, so it cannot stop before it.";
      return undefined;
    },
    async ready(visit) {
      await appears(visit.frame(), "body");
      for (let waited = 0; waited < 8000; waited += PATIENCE) {
        const view = await look(visit);
        if (view.shown) return true;
        await lookForChange(visit, view, PATIENCE);
      }
      return false;
    },
    async begin(visit) {
      const view = await look(visit);
      const resume = view.controls.find(({ kind, label }) => kind !== "back" && /\b(resume|yes|where (you|i) left)\b/i.test(label));
      if (!resume) return;
      await pressControl(resume);
      await lookForChange(visit, view, PATIENCE);
    },
    place: look,
    // A word such as "saved" may have come or gone: it is the same screen where no other is more alike.
    isSame: ({ key: left }, { key: found }) => [...memory.texts].every((text) => distance(found, left) <= distance(found, text) + 1),
    async play(visit, plan) {
      const played = await walk(visit, plan, { memory, elapsed });
      if (plan.until === "end" && played.screens.length > memory.screens.length) memory.screens = played.screens;
      return played;
    },
    async settle(visit) {
      await visit.page.waitForTimeout(PATIENCE);
    },
    async exit(visit) {
      const view = await look(visit);
      const way = view.controls.find(({ kind }) => kind === "finish");
      if (!way) return;
      await pressControl(way);
      await visit.page.waitForTimeout(PATIENCE / 2);
    },
  };
}

async function walk(visit: Visit, plan: Plan, { memory, elapsed }: ForeignSettings & { readonly memory: Memory }): Promise<Played> {
  const begun = elapsed();
  const screens: string[] = [];
  const seen = new Set<string>();
  const pressed = new Set<string>();
  let answered = 0;
  let step = 0;
  let view = await look(visit);
  const end = (reached: boolean): Played => ({ place: view, screens, answered, reached });
  // Steps are counted from the beginning of the course. What is recorded may come a moment after the step.
  const learn = () => {
    if (visit.number === 1 && step > 0 && worth(standingIn(visit.log)) >= 2) memory.completing ??= step;
  };
  const half = Math.max(2, Math.ceil(memory.screens.length / 2));
  while (step < MOST_STEPS && elapsed() - begun < MOST_MS) {
    if (!seen.has(view.key)) {
      seen.add(view.key);
      screens.push(view.screen);
      memory.texts.add(view.key);
      await plan.onScreen?.(view.screen);
    }
    if (plan.until === "middle" && screens.length >= half) return end(true);
    if (plan.answers !== "none") answered += await fill(visit, view, plan.answers === "wrong");
    const way = wayOn(view, pressed);
    if (!way) {
      if (visit.number === 1 && memory.completing === undefined) await visit.page.waitForTimeout(PATIENCE);
      learn();
      return end(plan.until === "end");
    }
    learn();
    step += 1;
    if (plan.until === "last-step" && step === memory.completing) return end(true);
    pressed.add(nameOf(view, way));
    await pressControl(way);
    view = await lookForChange(visit, view, PATIENCE);
  }
  return end(false);
}

/** Fills in what is not filled in: one of each group. */
async function fill(visit: Visit, view: View, last: boolean): Promise<number> {
  const groups = new Map<string, FramedControl[]>();
  for (const control of view.controls.filter(({ kind }) => FILLED.includes(kind))) {
    const name = control.group === "" ? `${control.kind} ${control.index}` : `${control.kind} ${control.group}`;
    groups.set(name, [...(groups.get(name) ?? []), control]);
  }
  let count = 0;
  for (const group of groups.values()) {
    const control = last ? group.at(-1) : group[0];
    if (!control || group.some(({ filled }) => filled)) continue;
    await fillControl(control, last);
    count += 1;
  }
  if (count > 0) await visit.page.waitForTimeout(20);
  return count;
}

/** Where something was to be filled in, it is handed in first. */
function wayOn(view: View, pressed: ReadonlySet<string>): FramedControl | undefined {
  const asks = view.controls.some(({ kind }) => FILLED.includes(kind));
  const order = asks ? (["submit", ...WAYS] as const) : WAYS;
  const open = view.controls.filter((control) => !pressed.has(nameOf(view, control)));
  return order.map((wanted) => open.find(({ kind }) => kind === wanted)).find(Boolean);
}

/** The same button on another screen is another button; a link of the contents is the same everywhere. */
function nameOf(view: View, { kind, label, index }: FramedControl): string {
  return kind === "link" ? `link ${label}` : `${view.key} ${kind} ${label} ${index}`;
}
