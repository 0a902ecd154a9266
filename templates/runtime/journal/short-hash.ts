import { checksum } from "../../contract/checksum.ts";

/**
 * A short text that stands for a longer one and does not show it: 22 hexadecimal digits of SHA-256 where the browser has it,
 * else, on plain http (rule ENV-2), two checksums.
 */
export async function shortHash(text: string, { subtle }: Pick<Crypto, "subtle">): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  // TypeScript has it always there; browsers have it only on https.
  const digest = await (subtle as SubtleCrypto | undefined)?.digest("SHA-256", bytes).catch(() => undefined);
  if (!digest) return checksum(text) + checksum(`${text.length}${text}`);
  return [...new Uint8Array(digest, 0, 11)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
