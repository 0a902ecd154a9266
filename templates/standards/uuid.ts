/**
 * A UUID in the shape of version 5 that follows from a text alone: the same text, the same id. It is no SHA-1, which plain http
 * does not offer (rule ENV-2): four 32-bit lanes are mixed with one another, so that different texts do not meet by chance.
 */
export function uuidOf(text: string): string {
  const lanes = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344];
  for (let index = 0; index < text.length * 2 + 16; index++) {
    const code = text.charCodeAt(index % (text.length || 1)) || 0;
    const own = index % 4;
    const mixed = Math.imul((lanes[own] ?? 0) ^ code ^ (lanes[(own + 1) % 4] ?? 0), 0x9e3779b1);
    lanes[own] = (mixed ^ (mixed >>> 15) ^ index) >>> 0;
  }
  const hex = lanes.map((lane) => lane.toString(16).padStart(8, "0")).join("");
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, variant + hex.slice(17, 20), hex.slice(20)].join("-");
}

/** A random UUID, version 4 (RFC 9562 5.4). `crypto.randomUUID` is missing on plain http (rule ENV-2). */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
