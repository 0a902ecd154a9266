import type { Log } from "./log.ts";
import type { Inspected, Violation } from "./inspect.ts";
import { BUDGET, type Scene } from "./scene.ts";

const SILENT = /never called: the system has not heard/;
const NO_END = /session has no end|never said Terminated/;

/** What the words of a strict learning system mean, the first that fits. Its words are its own; tests hold them together. */
const MEANINGS: readonly (readonly [words: RegExp, code: string])[] = [
  [SILENT, "record/nothing"],
  [NO_END, "record/no-finish"],
  [/goes back from/, "record/status-backwards"],
  [/score/i, "record/score-out-of-range"],
  [/session is open/, "record/begun-again"],
  [/comes before|comes after|has forgotten/, "record/out-of-turn"],
  [/set and never committed/i, "record/never-committed"],
  [/not tried again/, "record/failed-commit-ignored"],
];
/** These objections to a score leave it as it is. */
const MILD_SCORE = /least and greatest score|no scaled value|it takes/;

/** What cannot be helped while the network is away. */
const UNAVOIDABLE = ["record/no-finish", "record/never-committed", "record/failed-commit-ignored"];

type Find = Scene["find"];

export interface Circumstances {
  /** There is somebody to tell, and nobody else says so where a package is silent. */
  readonly speaks: boolean;
  /** The robot has made calls fail. */
  readonly disturbed: boolean;
}

/** Everything that the log of a journey shows, whatever the journey was. */
export function judgeLog(log: Log, { speaks, disturbed }: Circumstances, find: Find): void {
  judgeCalls(log, disturbed, find);
  if (speaks && log.calls.length === 0) find("record/nothing");
  const remote = log.requests.filter(({ file }) => file === undefined).map(({ address }) => address);
  for (const address of new Set(remote)) find("page/remote-request", { address });
  for (const address of log.missing) find("page/missing-file", { address });
  for (const text of new Set(log.dialogs)) find("page/dialog", { text });
  for (const text of new Set(log.errors)) find("page/error", { text });
  for (const text of consoleErrors(log)) find("page/console-error", { text });
  judgeClosing(log, find);
}

/** What the browser says about requests is told as requests. */
export function consoleErrors({ console }: Log): readonly string[] {
  return [
    ...new Set(console.filter(({ type, text }) => type === "error" && !text.startsWith("Failed to load resource")).map(({ text }) => text)),
  ];
}

function judgeCalls({ calls }: Log, disturbed: boolean, find: Find): void {
  const told = new Set<string>();
  for (const { outcome, problems, call } of calls) {
    // A fault that the robot has played is not the package's doing.
    if (outcome === "lost") continue;
    for (const problem of said(problems)) {
      // A second copy that leaves the session to the first is right to say nothing.
      if (SILENT.test(problem) && calls.some(({ answer }) => answer !== "")) continue;
      if (disturbed && /error was not asked for/.test(problem)) continue;
      const meaning = MEANINGS.find(([words]) => words.test(problem) || (outcome === "refused" && words.test(call)));
      const mild = MILD_SCORE.test(problem);
      const code = mild || !meaning ? (outcome === "refused" ? "record/refused" : "record/not-by-standard") : meaning[1];
      if (told.has(code + problem) || (disturbed && UNAVOIDABLE.includes(code))) continue;
      told.add(code + problem);
      find(code, { problem });
    }
  }
}

/** Where the session has no end, nothing more need be said of what it did not commit. */
function said(problems: readonly string[]): readonly string[] {
  return problems.some((problem) => NO_END.test(problem)) ? problems.filter((problem) => NO_END.test(problem)) : problems;
}

function judgeClosing({ calls, notes }: Log, find: Find): void {
  const calling = calls.filter(({ during }) => during !== undefined);
  const sending = notes.filter((note) => note.kind === "sends");
  const listens = notes.some((note) => note.kind === "listens" && note.event === "unload");
  if (listens || [...calling.map(({ during }) => during), ...sending.map(({ event }) => event)].includes("unload")) {
    find("page/unload-handler");
    return;
  }
  const first = calling.find(({ during }) => during === "beforeunload")?.call ?? sending[0]?.what;
  if (first !== undefined) find("page/sends-when-closing", { what: first });
}

/** What was seen of the screens. */
export function judgeScreens(screens: readonly Inspected[], find: Find): void {
  const told = new Set<string>();
  for (const { screen, violations, trap } of screens) {
    if (trap !== "" && !told.has(trap)) find("access/keyboard-trap", { element: trap, screen });
    told.add(trap);
    for (const violation of violations) {
      const key = `${violation.rule} ${violation.html}`;
      if (told.has(key)) continue;
      told.add(key);
      const { rule, help, count, html, address } = violation;
      find(codeOf(violation), { screen, rule, help, count, html, address });
    }
  }
  const wide = screens.filter(({ sideways }) => sideways > 0);
  if (wide.length > 0) find("page/sideways", { count: wide.length, screen: wide[0]?.screen ?? "" });
}

function codeOf({ rule, impact }: Violation): string {
  if (rule.endsWith("-alt")) return "access/no-alternative";
  return impact === "critical" || impact === "serious" ? "access/serious" : "access/moderate";
}

export function judgeTime(ready: number, find: Find): void {
  if (ready > BUDGET) find("page/slow", { seconds: (ready / 1000).toFixed(1) });
}
