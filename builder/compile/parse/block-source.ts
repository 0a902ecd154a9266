import type { Token } from "markdown-it";
import type { BlockItem, BlockPart, BlockRow } from "../../../templates/contract/block-kind.ts";
import type { Place, Prose } from "../../../templates/contract/question.ts";
import { type BlockMeta, closeOf, plainText } from "./markdown.ts";
import { BOX, firstInline, isListOpen, itemsOf } from "./question-options.ts";
import type { Reading } from "./reading.ts";
import { onlyPicture, pictureBlock, render } from "./text-run.ts";

/** What stands directly inside a block, as its kind reads it. Nothing is reported: that is done where it becomes text. */
export function partsOf(tokens: readonly Token[], reading: Reading): BlockPart[] {
  const parts: BlockPart[] = [];
  const base = tokens[0]?.level ?? 0;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    const place = placeAt(token.map?.[0] ?? 0, reading);
    if (token.type === "block_open") {
      parts.push({ kind: "block", name: (token.meta as BlockMeta).name, ...place });
      index = closeOf(tokens, index);
    } else if (token.level === base && token.nesting >= 0 && token.type !== "html_block") {
      const end = token.nesting === 0 ? index : endOf(tokens, index);
      parts.push({ ...partOf(tokens, index, end, reading), ...place });
      index = end;
    }
  }
  return parts;
}

type Inside<Part> = Part extends unknown ? Omit<Part, keyof Place> : never;

function partOf(tokens: readonly Token[], index: number, end: number, reading: Reading): Inside<BlockPart> {
  const all = tokens.slice(index, end + 1);
  const [token] = all as [Token];
  const html = render(reading.markdown, all);
  const image = token.type === "paragraph_open" ? onlyPicture(all[1]) : undefined;
  if (image) {
    const { source, alt, caption } = pictureBlock(image, reading.placeOf(0));
    return { kind: "picture", html, source, alt, caption };
  }
  if (isListOpen(token)) {
    const items = itemsOf(tokens, index).items.map((item) => readItem(item, reading));
    return { kind: "list", html, ordered: token.type === "ordered_list_open", items };
  }
  if (token.type === "table_open") return { kind: "table", html, rows: rowsOf(all, reading) };
  return { kind: "text", html, text: plainText(all) };
}

function readItem(item: readonly Token[], reading: Reading): BlockItem {
  const first = firstInline(item);
  const below = first ? item.slice(item.indexOf(first) + 2, -1) : [];
  return {
    ...prose((first?.content ?? "").replace(BOX, ""), reading),
    more: render(reading.markdown, below),
    ...placeAt(item[0]?.map?.[0] ?? 0, reading),
  };
}

function rowsOf(table: readonly Token[], reading: Reading): BlockRow[] {
  const starts = table.flatMap(({ type }, at) => (type === "tr_open" ? [at] : []));
  return starts.map((start) => {
    const end = table.findIndex(({ type }, at) => at > start && type === "tr_close");
    const cells = table.slice(start, end).filter(({ type }) => type === "inline");
    return { cells: cells.map(({ content }) => prose(content, reading)), ...placeAt(table[start]?.map?.[0] ?? 0, reading) };
  });
}

function prose(text: string, { markdown }: Reading): Prose {
  const words = markdown.parseInline(text, {});
  return { html: render(markdown, words), text: plainText(words) };
}

function placeAt(at: number, { placeOf }: Reading): Place {
  const { line, column } = placeOf(at);
  return { line, column };
}

function endOf(tokens: readonly Token[], index: number): number {
  const level = tokens[index]?.level;
  return tokens.findIndex((token, at) => at > index && token.nesting === -1 && token.level === level);
}
