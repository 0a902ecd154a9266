/** One line that every LMS accepts, at most `most` UTF-16 units, with no broken character at its end (rule INT-7). */
export function cmiLine(text: string, most: number): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  // scorm-again takes a brace at the start for a delimiter.
  const safe = line.startsWith("{") ? ` ${line}` : line;
  return safe
    .slice(0, most)
    .replace(/\p{Cs}/gu, "")
    .trimEnd();
}

/** A plain decimal that every LMS accepts; `undefined` for a number that cannot be written as one (rule INT-9). */
export function cmiNumber(value: number): string | undefined {
  if (!(Math.abs(value) < 99_999.99995)) return undefined;
  const text = value.toFixed(4).replace(/\.?0+$/, "");
  return text === "-0" ? "0" : text;
}
