/**
 * What an answer to Initialize, SetValue, Commit or Finish says (rule CALL-2), whatever its type and from whatever window
 * it comes. `undefined` for answers that neither confirm nor deny: the LMS's last error decides.
 */
export function meaningOf(answer: unknown): boolean | undefined {
  const word = String(answer).trim().toLowerCase();
  if (word === "true" || word === "1") return true;
  return word === "false" || word === "0" ? false : undefined;
}

/** What was read, as text: "" for anything that is not a value (rule CALL-4). */
export function textOf(answer: unknown): string {
  // A String object of another window is no instance of ours.
  const value = (answer as object | null | undefined)?.valueOf() as unknown;
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  return /^(null|undefined|NaN)$/.test(text) ? "" : text;
}

/** An error code, whether it comes as a number or as text; NaN where it is neither. */
export function codeOf(answer: unknown): number {
  return Number.parseInt(textOf(answer), 10);
}
