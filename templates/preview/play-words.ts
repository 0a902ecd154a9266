import type { Standing } from "../contract/host.ts";
import type { HostFault } from "../contract/store-exchange.ts";

/** `passed, 85 %`: what a report would say. */
export function standingInWords(standing: Standing | undefined): string {
  if (!standing) return "nothing yet";
  const { completed, success, score } = standing;
  const status = success === "passed" && !completed ? "passed, not completed" : (success ?? (completed ? "completed" : "not completed"));
  return score === undefined ? status : `${status}, ${percent(score)}`;
}

/** 0…1 as text, never rounded up, so that no score reads better than it is. */
export function percent(share: number): string {
  return `${Math.floor(share * 10000 + 1e-6) / 100}\u00a0%`;
}

/** `+3.2 s`, `+4:05` */
export function sinceInWords(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 60) return `+${seconds.toFixed(1)}\u00a0s`;
  const whole = Math.floor(seconds);
  return `+${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

export function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
}

/** At the start of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const FAULT_WORDS: Readonly<Record<HostFault, string>> = {
  offline: "Offline",
  slow: "Slow answers",
  "commits-fail": "Commits fail",
  "signed-out": "Signed out (401)",
  "server-error": "Server error (500)",
};

/** `Strict: the standard as it is written` → `Strict LMS`; `scorm-again, a free player` → `scorm-again`. */
export function shortLabel(label: string): string {
  return label.replace(/:.*/, " LMS").replace(/,.*/, "");
}
