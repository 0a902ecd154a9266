/** CRC-32 (ISO 3309) of an ASCII text, in base 36: seven characters. */
export function checksum(text: string): string {
  let crc = 0xffffffff;
  for (let i = 0; i < text.length; i++) {
    crc ^= text.charCodeAt(i) & 0xff;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ((crc ^ 0xffffffff) >>> 0).toString(36).padStart(7, "0");
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** A set of small whole numbers as base64url, six to a character, lowest first. Trailing empty characters are left out. */
export function packSet(set: ReadonlySet<number>): string {
  let text = "";
  for (let start = 0; start <= Math.max(-1, ...set); start += 6) {
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
