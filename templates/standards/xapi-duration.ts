/** ISO 8601 as xAPI 1.0.3 Data 4.6 asks for it, in seconds to the hundredth. Never negative. */
export function isoDuration(ms: number): string {
  return `PT${Math.max(0, Math.floor(ms / 10)) / 100}S`;
}
