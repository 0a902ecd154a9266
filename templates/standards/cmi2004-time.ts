const LONGEST = 12 * 60 * 60 * 1000;

/**
 * timeinterval of SCORM 2004 (RTE 4.1.1.7), `PT#H#M#S`, from ms, with at most two decimals and without what is nought
 * (rule S04-10); between 0 and 12 h, so that a laptop that slept adds no days.
 */
export function interval(ms: number): string {
  const hundredths = Math.floor(Math.min(LONGEST, Math.max(0, ms || 0)) / 10);
  const part = (value: number, unit: string) => (value > 0 ? `${value}${unit}` : "");
  const text =
    part(Math.floor(hundredths / 360_000), "H") + part(Math.floor(hundredths / 6000) % 60, "M") + part((hundredths % 6000) / 100, "S");
  return `PT${text || "0S"}`;
}

/**
 * time(second,10,0) of SCORM 2004 (RTE 4.1.1.6) in UTC, with the one decimal that every LMS accepts (rule S04-9). "" outside
 * the years 1970 to 2038, which some LMSs refuse, so that a wrong clock costs no more than the time.
 */
export function timestamp(date: Date): string {
  const year = date.getUTCFullYear();
  return year >= 1970 && year < 2039 ? `${date.toISOString().slice(0, 19)}.0Z` : "";
}
