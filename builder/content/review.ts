import type { Finding } from "./finding.ts";
import type { ModuleRule } from "./rule.ts";

const DAY = 86_400_000;

/** A review date that is near, so that somebody can plan the review, or so far that facts would be old by then. */
export const checkReview: ModuleRule = ({ module: { reviewBy, place }, settings, today }) => {
  const [near, far] = [settings.limit("module/review-near"), settings.limit("module/review-far")];
  const days = Math.round((Date.parse(reviewBy) - Date.parse(today)) / DAY);
  const found: Finding[] = [];
  if (days >= 0 && days < near) found.push({ code: "module/review-near", place, values: { date: reviewBy, days } });
  if (reviewBy > monthsAfter(today, far)) found.push({ code: "module/review-far", place, values: { date: reviewBy, limit: far } });
  return found;
};

/** The same day of a later month, as `YYYY-MM-DD`; a day that this month lacks is of no matter. */
function monthsAfter(day: string, months: number): string {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), day.slice(8)] as const;
  const all = year * 12 + month - 1 + months;
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, "0")}-${date}`;
}
