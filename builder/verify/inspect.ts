import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Frame } from "playwright-core";
import type { StageWindow } from "../../templates/contract/verify.ts";
import { onceFor } from "../compile/once.ts";
import { framesOf } from "./foreign-view.ts";
import type { Visit } from "./machine.ts";
import { see } from "./see.ts";

/** One rule of axe that a screen breaks. */
export interface Violation {
  readonly rule: string;
  readonly impact: "minor" | "moderate" | "serious" | "critical";
  readonly help: string;
  readonly address: string;
  /** Elements that break it. */
  readonly count: number;
  /** The first of them. */
  readonly html: string;
}

/** What was seen of one screen. */
export interface Inspected {
  readonly screen: string;
  readonly violations: readonly Violation[];
  /** How far it can be scrolled sideways, px. */
  readonly sideways: number;
  /** What the keyboard cannot leave; "" where it can leave everything. */
  readonly trap: string;
}

interface AxeWindow {
  readonly axe?: {
    run(
      context: object,
      options: object,
    ): Promise<{
      violations: { id: string; impact: Violation["impact"] | null; help: string; helpUrl: string; nodes: { html: string }[] }[];
    }>;
  };
}

const axe = onceFor((name: string) => readFile(createRequire(import.meta.url).resolve(`axe-core/${name}`), "utf8"));
/** More than the page says that it has: some stop at parts of one control. */
const SPARE = 12;

/**
 * Looks at a screen as axe does, walks through it with the Tab key, and sees whether it is too wide. `within` is a selector of the
 * part that is new, where axe has seen the rest before.
 */
export async function inspect(visit: Visit, screen: string, within?: string): Promise<Inspected> {
  const violations: Violation[] = [];
  for (const frame of framesOf(visit)) violations.push(...(await violationsIn(frame, within).catch(() => [])));
  const { sideways } = await see(visit.frame(), "screen");
  return { screen, violations, sideways, trap: await trapIn(visit) };
}

async function violationsIn(frame: Frame, within: string | undefined): Promise<readonly Violation[]> {
  if (!(await frame.evaluate(() => "axe" in globalThis))) await frame.evaluate(await axe("axe.min.js"));
  return frame.evaluate(async (part) => {
    const { axe: found } = globalThis as unknown as AxeWindow;
    // Frames are looked at one by one, and there is no need to load films.
    const options = { iframes: false, preload: false, resultTypes: ["violations"], elementRef: false };
    const result = await found?.run(part === null ? { exclude: [] } : { include: [[part]] }, options);
    return (result?.violations ?? []).map(({ id, impact, help, helpUrl, nodes }) => ({
      rule: id,
      impact: impact ?? ("minor" as const),
      help,
      address: helpUrl.replace(/\?.*$/, ""),
      count: nodes.length,
      html: (nodes[0]?.html ?? "").slice(0, 160),
    }));
  }, within ?? null);
}

/** The focus must come out of the package's frame; what holds it must let go at Escape. */
async function trapIn(visit: Visit): Promise<string> {
  const frames = framesOf(visit);
  const stops = (await Promise.all(frames.map((frame) => see(frame, "screen").catch(() => undefined)))).reduce(
    (sum, screen) => sum + (screen?.stops ?? 0),
    0,
  );
  const arrivals = () => visit.page.evaluate(() => (globalThis as unknown as StageWindow).curricleStage.arrivals());
  const tab = (key: string, times: number) => Promise.all(Array.from({ length: times }, () => visit.page.keyboard.press(key)));
  if (stops === 0) return "";
  for (const frame of frames) if (await see(frame, "enter").catch(() => false)) break;
  await arrivals();
  for (let walked = 0; walked < stops + SPARE; walked += SPARE) {
    await tab("Tab", SPARE);
    if ((await arrivals()) > 0) return "";
  }
  await tab("Escape", 1);
  await tab("Tab", stops + SPARE);
  if ((await arrivals()) > 0) return "";
  const held = await Promise.all(frames.map((frame) => see(frame, "focused").catch(() => "")));
  return held.findLast((text) => text !== "") ?? "something";
}
