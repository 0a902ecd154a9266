/** ISO 8601 as xAPI 1.0.3 Data 4.6 asks for it, to the hundredth of a second. Never negative. */
export function isoDuration(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 10));
  const hours = Math.floor(total / 360000);
  const minutes = Math.floor((total % 360000) / 6000);
  const seconds = (total % 6000) / 100;
  const parts = [hours && `${hours}H`, minutes && `${minutes}M`, (seconds || (!hours && !minutes)) && `${seconds}S`];
  return `PT${parts.filter(Boolean).join("")}`;
}
