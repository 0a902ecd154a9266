/**
 * What an answer to Initialize, SetValue, Commit or Finish says (rule CALL-2). `unclear` is for answers that neither
 * confirm nor deny: the LMS's last error decides.
 */
export function meaningOf(answer: unknown): "yes" | "no" | "unclear" {
  const word = wordOf(answer);
  if (word === "true" || word === "1") return "yes";
  return word === "false" || word === "0" ? "no" : "unclear";
}

/** What was read, as text: "" for anything that is not a value (rule CALL-4). */
export function textOf(answer: unknown): string {
  const text = isPlain(answer, ["String", "Number"]) ? String(answer) : "";
  return text === "null" || text === "undefined" || text === "NaN" ? "" : text;
}

/** An error code, whether it comes as a number or as text; `undefined` where it is neither. */
export function codeOf(answer: unknown): number | undefined {
  const text = textOf(answer).trim();
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

function wordOf(answer: unknown): string {
  return isPlain(answer, ["String", "Number", "Boolean"]) ? String(answer).trim().toLowerCase() : "";
}

/** Also for objects around such a value, which come from the LMS's window: `instanceof` knows only those of this one. */
function isPlain(answer: unknown, kinds: readonly string[]): boolean {
  return kinds.includes(Object.prototype.toString.call(answer).slice(8, -1));
}
