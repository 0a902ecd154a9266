import type { Token } from "markdown-it";
import { isForAuthors } from "../kinds.ts";
import { type BlockMeta, closeOf } from "./markdown.ts";
import type { Reading } from "./reading.ts";

/** The tokens without the blocks that are for authors only, wherever these stand; those that are never closed are reported. */
export function withoutNotes(tokens: readonly Token[], reading: Reading): Token[] {
  const kept: Token[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    const meta = token.type === "block_open" ? (token.meta as BlockMeta) : undefined;
    if (!meta || !isForAuthors(reading.kinds, meta.name)) {
      kept.push(token);
      continue;
    }
    if (!meta.closed) reading.report.add("block/not-closed", reading.placeOf(meta.line), { name: meta.name });
    index = closeOf(tokens, index);
  }
  return kept;
}
