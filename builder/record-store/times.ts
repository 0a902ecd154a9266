/** Extended format of ISO 8601, with seconds and zone optional, and its basic format. */
const EXTENDED = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(Z|[+-]\d\d(?::?\d\d)?)?$/i;
const BASIC = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(?:(\d\d)(?:[.,](\d+))?)?(Z|[+-]\d\d(?:\d\d)?)?$/i;

/** RFC 3339 5.6. */
const INTERNET = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

export function isInternetTime(text: string): boolean {
  return INTERNET.test(text) && instantOf(text) !== undefined;
}

/**
 * A point in time, ms since 1970, with its fraction. `undefined` for what is none by ISO 8601, for days that no month has, and
 * for the offset -00:00, which stands for an unknown zone (xAPI 1.0.3 Data 4.5). Without a zone UTC is meant.
 */
export function instantOf(text: string): number | undefined {
  const match = EXTENDED.exec(text) ?? BASIC.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const offset = offsetOf(match[8] ?? "Z");
  const inRange = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) && hour <= 24 && minute <= 59 && second <= 60;
  if (offset === undefined || !inRange || (hour === 24 && (minute > 0 || second > 0))) return undefined;
  const fraction = match[7] ? Number(`0.${match[7]}`) * 1000 : 0;
  return Date.UTC(year, month - 1, day, hour, minute, second) + fraction - offset * 60_000;
}

/** The same point in time with a `Z`, to the ms at least; as it is where it ends so already. */
export function inUtc(text: string): string {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text)) return text;
  const finer = /[.,]\d{3}(\d+)/.exec(text)?.[1] ?? "";
  return new Date(Math.floor(instantOf(text) ?? 0)).toISOString().replace("Z", `${finer}Z`);
}

/** Minutes ahead of UTC. */
function offsetOf(zone: string): number | undefined {
  if (/^z$/i.test(zone)) return 0;
  const [, sign = "", hours = "", minutes = "0"] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  if (Number(hours) > 23 || Number(minutes) > 59 || (sign === "-" && total === 0)) return undefined;
  return sign === "-" ? -total : total;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
