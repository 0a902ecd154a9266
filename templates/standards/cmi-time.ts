const LONGEST = 12 * 60 * 60 * 1000;

/** CMITimespan of SCORM 1.2, `HHHH:MM:SS.ss`, from ms; between 0 and 12 h, so that a laptop that slept adds no days (rule S12-10). */
export function timespan(ms: number): string {
  const hundredths = Math.floor(Math.min(LONGEST, Math.max(0, ms || 0)) / 10);
  const seconds = Math.floor(hundredths / 100);
  return `${pad(seconds / 3600, 4)}:${pad((seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}.${pad(hundredths % 100, 2)}`;
}

/** CMITime of SCORM 1.2, `HH:MM:SS`, in the learner's own time zone (rule INT-10). */
export function clockTime(date: Date): string {
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => pad(part, 2)).join(":");
}

function pad(value: number, width: number): string {
  return String(Math.floor(value)).padStart(width, "0");
}
