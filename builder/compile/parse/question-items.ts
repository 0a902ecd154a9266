import type { Token } from "markdown-it";
import type { ItemSource, Prose } from "../../../templates/contract/question.ts";
import type { Place } from "../../diagnostics/diagnostic.ts";
import type { TextBlock } from "../types.ts";
import { readAttributes } from "./attributes.ts";
import { plainText } from "./markdown.ts";
import { feedbackOf, firstInline, isListOpen, itemsOf } from "./question-options.ts";
import type { Reading } from "./reading.ts";
import { render } from "./text-run.ts";

/** A list item without a box, before it has a letter. */
export interface RawItem {
  readonly id: string | undefined;
  readonly place: Place;
  readonly prose: Prose;
  readonly partner: Prose | undefined;
  readonly feedback: TextBlock;
  readonly items: readonly RawItem[];
}

/** The arrow of a pair, as typed or as a character. Nothing need stand before it. */
const ARROW = /(?:^|\s+)(?:->|=>|→)\s+/;

/** The items of the list that opens at `index` with the lists inside them, and the index of its close. */
export function listItems(tokens: readonly Token[], index: number, isPairs: boolean, reading: Reading) {
  const { items, end } = itemsOf(tokens, index);
  return { items: items.map((item) => readItem(item, isPairs, reading)), end };
}

function readItem(item: readonly Token[], isPairs: boolean, reading: Reading): RawItem {
  const place = reading.placeOf(item[0]?.map?.[0] ?? 0);
  const attributes = readAttributes(firstInline(item)?.content ?? "", { ...place, column: place.column + 2 }, reading.report);
  const arrow = isPairs ? ARROW.exec(attributes.rest) : null;
  const inner = item.findIndex((token, at) => at > 0 && isListOpen(token));
  const prose = (text: string): Prose => {
    const words = reading.markdown.parseInline(text, {});
    return { html: render(reading.markdown, words), text: plainText(words) };
  };
  return {
    id: attributes.id?.value,
    place,
    prose: prose(arrow ? attributes.rest.slice(0, arrow.index) : attributes.rest),
    partner: arrow ? prose(attributes.rest.slice(arrow.index + arrow[0].length)) : undefined,
    feedback: feedbackOf(item, reading),
    items: inner < 0 ? [] : listItems(item, inner, isPairs, reading).items,
  };
}

/** Everything in a list that gets a letter, in the order in which it stands there. */
export function namedIn(items: readonly RawItem[]): { readonly id: string | undefined; readonly prose: Prose; readonly place: Place }[] {
  return items.flatMap((item) => [
    item,
    ...(item.partner ? [{ id: undefined, prose: item.partner, place: item.place }] : []),
    ...namedIn(item.items),
  ]);
}

/** The texts of a list that links and citations can stand in. */
export function namedTexts(items: readonly RawItem[]): TextBlock[] {
  return items.flatMap(({ feedback, items: inner }) => [feedback, ...namedTexts(inner)]);
}

/** The same list with its letters, which are taken from `ids` in the order of `namedIn`. */
export function withLetters(items: readonly RawItem[], ids: Iterator<string, undefined>): ItemSource[] {
  const next = () => ids.next().value ?? "";
  return items.map(({ place: { line, column }, prose, partner, feedback, items: inner }) => ({
    id: next(),
    ...prose,
    line,
    column,
    marked: false,
    feedback: feedback.html,
    attributes: new Map(),
    partner: partner && { id: next(), ...partner },
    items: withLetters(inner, ids),
  }));
}
