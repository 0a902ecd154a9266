/** CRC-32 (ISO 3309) of an ASCII text, as six characters of base64url. */
export function checksum(text: string): string {
  let crc = 0xffffffff;
  for (let i = 0; i < text.length; i++) {
    crc ^= text.charCodeAt(i) & 0xff;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return base64urlOfNumber((crc ^ 0xffffffff) >>> 0, 6);
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

function base64urlOfNumber(value: number, length: number): string {
  let text = "";
  for (let i = 0; i < length; i++) text = DIGITS.charAt(Math.floor(value / 64 ** i) % 64) + text;
  return text;
}

/** A set of small whole numbers as base64url, six to a character, lowest first. Trailing empty characters are left out. */
export function packSet(set: ReadonlySet<number>): string {
  const last = set.size === 0 ? -1 : Math.max(...set);
  let text = "";
  for (let start = 0; start <= last; start += 6) {
    let value = 0;
    for (let bit = 0; bit < 6; bit++) if (set.has(start + bit)) value |= 1 << bit;
    text += DIGITS.charAt(value);
  }
  return text;
}

/** The reverse of `packSet`; `undefined` for a text that it cannot have made. */
export function unpackSet(text: string): Set<number> | undefined {
  const set = new Set<number>();
  for (let i = 0; i < text.length; i++) {
    const value = DIGITS.indexOf(text.charAt(i));
    if (value < 0) return undefined;
    for (let bit = 0; bit < 6; bit++) if (value & (1 << bit)) set.add(i * 6 + bit);
  }
  return set;
}
