/** A duration of SCORM 1.2 (`HHHH:MM:SS.ss`) or of ISO 8601 (`PT1H2M3S`) in hundredths of a second; `undefined` for anything else. */
export function hundredthsOf(text: string): number | undefined {
  const clock = /^(\d{2,4}):(\d\d):(\d\d(?:\.\d+)?)$/.exec(text);
  if (clock) return sum(0, Number(clock[1]), Number(clock[2]), Number(clock[3]));
  const iso = /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text);
  if (!iso) return undefined;
  const [years = 0, months = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = iso.slice(1).map((part) => Number(part ?? 0));
  return sum(years * 365 + months * 30 + days, hours, minutes, seconds);
}

function sum(days: number, hours: number, minutes: number, seconds: number): number {
  return Math.round((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 100);
}

/** `HHHH:MM:SS.ss`, the time that SCORM 1.2 adds up. */
export function clockOf(hundredths: number): string {
  const { hours, minutes, seconds } = partsOf(hundredths);
  const pad = (value: number, places: number) => String(value).padStart(places, "0");
  return `${pad(hours, 4)}:${pad(minutes, 2)}:${seconds.toFixed(2).padStart(5, "0")}`;
}

/** `PT1H2M3S`, the time that SCORM 2004 adds up. */
export function isoOf(hundredths: number): string {
  const { hours, minutes, seconds } = partsOf(hundredths);
  const part = (value: number, unit: string) => (value > 0 ? `${value}${unit}` : "");
  return `PT${part(hours, "H") + part(minutes, "M") + part(seconds, "S") || "0S"}`;
}

/** `1 h 2 min 3 s`; seconds alone have their decimals. */
export function durationInWords(hundredths: number): string {
  const { hours, minutes, seconds } = partsOf(hundredths);
  const whole = hours + minutes > 0 ? Math.round(seconds) : seconds;
  const parts = [hours > 0 ? `${hours} h` : "", minutes > 0 ? `${minutes} min` : "", whole > 0 ? `${whole} s` : ""];
  return parts.filter(Boolean).join(" ") || "0 s";
}

function partsOf(hundredths: number) {
  return {
    hours: Math.floor(hundredths / 360_000),
    minutes: Math.floor(hundredths / 6000) % 60,
    seconds: (hundredths % 6000) / 100,
  };
}

/** From the first of some moments (ISO 8601) to the last, as an ISO 8601 duration. */
export function durationBetween(moments: readonly string[]): string {
  const times = moments.map((moment) => Date.parse(moment)).filter(Number.isFinite);
  return isoOf(times.length > 0 ? Math.round((Math.max(...times) - Math.min(...times)) / 10) : 0);
}
