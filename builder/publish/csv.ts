/** Spreadsheets take cells that begin like this for formulas. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?$/;
const BYTE_ORDER_MARK = "\ufeff";

/**
 * A table as RFC 4180 has it, in UTF-8 with a byte order mark, without which Excel guesses the letters wrongly. A text that a
 * spreadsheet would run as a formula gets an apostrophe in front.
 */
export function printCsv(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
