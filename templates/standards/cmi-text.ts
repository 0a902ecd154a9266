/** One line that every LMS accepts, at most `most` UTF-16 units, with no broken character at its end (rule INT-7). */
export function cmiLine(text: string, most: number): string {
  return (
    text
      .replace(/[\p{Cc}\s]+/gu, " ")
      .trim()
      // scorm-again takes a brace at the start for a delimiter.
      .replace(/^\{/, " {")
      .slice(0, most)
      .replace(/[\ud800-\udfff]/gu, "")
      .trimEnd()
  );
}

/**
 * A plain decimal that every LMS accepts; `undefined` for a number that cannot be written as one (rule INT-9). The
 * Learning Hub takes no minus sign.
 */
export function cmiNumber(value: number): string | undefined {
  return value >= 0 && value < 99_999.99995 ? String(Number(value.toFixed(4))) : undefined;
}
