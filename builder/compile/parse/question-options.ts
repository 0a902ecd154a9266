import type { Token } from "markdown-it";
import type { Prose } from "../../../templates/contract/question.ts";
import type { Place } from "../../diagnostics/diagnostic.ts";
import type { TextBlock } from "../types.ts";
import { type Attributes, readAttributes, refuseUnknown } from "./attributes.ts";
import { plainText } from "./markdown.ts";
import type { Reading } from "./reading.ts";
import { render, textBlock } from "./text-run.ts";

/** A list item with a box, before it has a letter. */
export interface RawOption {
  readonly id: string | undefined;
  readonly place: Place;
  readonly prose: Prose;
  readonly marked: boolean;
  readonly feedback: TextBlock;
  readonly attributes: Attributes;
}

/** The box before an answer, or before anything that can be ticked. */
export const BOX = /^\[([ xX])\][ \t]+/;

/** True where at least one item of the list that opens at `index` starts with a box. */
export function isBoxedList(tokens: readonly Token[], index: number): boolean {
  return itemsOf(tokens, index).items.some((item) => BOX.test(firstInline(item)?.content ?? ""));
}

/**
 * The answers of the list that opens at `index`, and the index of its close. Items without a box are reported. `known` are the
 * keys that may stand in braces behind an answer; where there are none, braces that name no id are text.
 */
export function boxedItems(tokens: readonly Token[], index: number, question: string, known: readonly string[], reading: Reading) {
  const { items, end } = itemsOf(tokens, index);
  const options = items.flatMap((item): RawOption[] => {
    const inline = firstInline(item);
    const place = reading.placeOf(item[0]?.map?.[0] ?? 0);
    const box = BOX.exec(inline?.content ?? "");
    if (!inline || !box) {
      reading.report.add("question/item-without-box", place, { id: question });
      return [];
    }
    const content = inline.content.slice(box[0].length);
    const attributes = readAttributes(content, { ...place, column: place.column + 2 + box[0].length }, reading.report);
    if (known.length > 0) refuseUnknown(attributes, known, "an answer", reading.report);
    const words = reading.markdown.parseInline(attributes.id || known.length > 0 ? attributes.rest : content, {});
    return [
      {
        id: attributes.id?.value,
        place,
        prose: { html: render(reading.markdown, words), text: plainText(words) },
        marked: box[1] !== " ",
        feedback: feedbackOf(item, reading),
        attributes,
      },
    ];
  });
  return { options, end };
}

/** The quotation of an item itself, and not of an item inside it. */
export function feedbackOf(item: readonly Token[], reading: Reading): TextBlock {
  const level = (item[0]?.level ?? 0) + 1;
  const open = item.findIndex((token) => token.type === "blockquote_open" && token.level === level);
  const close = item.findLastIndex((token) => token.type === "blockquote_close" && token.level === level);
  return textBlock(open < 0 ? [] : item.slice(open + 1, close), reading);
}

export function firstInline(item: readonly Token[]): Token | undefined {
  return item.find(({ type }) => type === "inline");
}

export function isListOpen({ type }: Token): boolean {
  return type === "bullet_list_open" || type === "ordered_list_open";
}

/** The tokens of each item of the list that opens at `index`, and the index of the list's close. */
export function itemsOf(tokens: readonly Token[], index: number): { readonly items: Token[][]; readonly end: number } {
  const level = tokens[index]?.level ?? 0;
  const close = tokens[index]?.type.replace("_open", "_close");
  const items: Token[][] = [];
  for (let at = index + 1; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (token.type === close && token.level === level) return { items, end: at };
    if (token.type === "list_item_open" && token.level === level + 1) items.push([]);
    items.at(-1)?.push(token);
  }
  return { items, end: tokens.length };
}
