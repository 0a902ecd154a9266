/**
 * Text in `[A-Za-z0-9_-]`, for the saved state: letters and digits stand for themselves, a space is `_`, and any other character
 * is `-` with its code point in base 36, so that `--` never occurs. One, three or five characters each.
 */
export function encodeText(text: string, most: number): string {
  let code = "";
  for (const character of text) {
    const piece = pieceFor(character);
    if (code.length + piece.length > most) break;
    code += piece;
  }
  return code;
}

/** The reverse; `undefined` for a text that `encodeText` cannot have made. */
export function decodeText(code: string): string | undefined {
  const text = code.replace(/_|-([0-9a-z]{2})|-([A-Z])([0-9a-z]{3})/g, (whole, short?: string, block?: string, long?: string) => {
    if (whole === "_") return " ";
    return pointed(short ? Number.parseInt(short, 36) : ((block ?? "").charCodeAt(0) - A) * BLOCK + Number.parseInt(long ?? "", 36));
  });
  return encodeText(text, Infinity) === code ? text : undefined;
}

const A = 65;
/** Code points below this fit two digits; those above are written as a block's letter and three digits. */
const SHORT = 36 ** 2;
const BLOCK = 36 ** 3;

function pieceFor(character: string): string {
  if (/[A-Za-z0-9]/.test(character)) return character;
  if (character === " ") return "_";
  const point = character.codePointAt(0) ?? 0;
  const digits = (number: number, count: number) => number.toString(36).padStart(count, "0");
  if (point < SHORT) return `-${digits(point, 2)}`;
  return `-${String.fromCharCode(A + Math.floor(point / BLOCK))}${digits(point % BLOCK, 3)}`;
}

function pointed(point: number): string {
  return point <= 0x10ffff ? String.fromCodePoint(point) : "";
}
