const LONGEST = 12 * 60 * 60 * 1000;

/** CMITimespan of SCORM 1.2, `HHHH:MM:SS.ss`, from ms; between 0 and 12 h, so that a laptop that slept adds no days (rule S12-10). */
export function timespan(ms: number): string {
  return `00${new Date(Math.min(LONGEST, Math.max(0, ms || 0))).toISOString().slice(11, 22)}`;
}

/** CMITime of SCORM 1.2, `HH:MM:SS`, in the learner's own time zone (rule INT-10). */
export function clockTime(date: Date): string {
  return date.toTimeString().slice(0, 8);
}
