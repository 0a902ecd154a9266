import type { Token } from "markdown-it";
import type { QuestionAuthoring } from "../../../templates/contract/question.ts";
import type { PictureBlock, TextBlock } from "../types.ts";
import { type BlockMeta, closeOf, plainText } from "./markdown.ts";
import { listItems, namedTexts, type RawItem } from "./question-items.ts";
import { boxedItems, isBoxedList, isListOpen, type RawOption } from "./question-options.ts";
import type { Reading } from "./reading.ts";
import { readText } from "./text-run.ts";

/** A block inside a question, as it stands there. */
export interface RawPart {
  readonly meta: BlockMeta;
  readonly inside: readonly Token[];
}

/** The pieces of a question, or of a part of one. */
export interface Split {
  readonly stem: { readonly html: string; readonly text: string; readonly pictures: readonly PictureBlock[] };
  readonly options: readonly RawOption[];
  readonly items: readonly RawItem[];
  readonly hint: string;
  readonly explanation: string;
  /** Blocks that the type has asked for, in order. */
  readonly parts: readonly RawPart[];
  /** All texts but those of parts, for what has to be checked about them. */
  readonly texts: readonly TextBlock[];
}

/** Tells text, answers and blocks inside a question apart. `id` names the question in reports. */
export function splitQuestion(
  tokens: readonly Token[],
  id: string,
  type: Pick<QuestionAuthoring<unknown>, "list" | "parts" | "optionAttributes">,
  reading: Reading,
): Split {
  const stem: Token[] = [];
  const options: RawOption[] = [];
  const items: RawItem[] = [];
  const parts: RawPart[] = [];
  const own: Record<string, TextBlock> = {};
  const base = tokens[0]?.level ?? 0;
  const wantsItems = type.list === "items" || type.list === "pairs";
  const last = wantsItems ? tokens.findLastIndex((token) => isListOpen(token) && token.level === base) : -1;
  let listed = false;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.type === "block_open" && token.level === base) {
      const meta = token.meta as BlockMeta;
      const end = closeOf(tokens, index);
      const inside = tokens.slice(index + 1, end);
      if (!meta.closed) reading.report.add("block/not-closed", reading.placeOf(meta.line), { name: meta.name });
      if (meta.name === "hint" || meta.name === "explanation") own[meta.name] = textOf(inside, reading);
      else if (type.parts?.includes(meta.name)) parts.push({ meta, inside });
      else reading.report.add("question/block-inside", reading.placeOf(meta.line), { name: meta.name });
      index = end;
    } else if (index === last) {
      const list = listItems(tokens, index, type.list === "pairs", reading);
      items.push(...list.items);
      listed = true;
      index = list.end;
    } else if (!wantsItems && token.type === "bullet_list_open" && token.level === base && isBoxedList(tokens, index)) {
      const list = boxedItems(tokens, index, id, type.optionAttributes ?? [], reading);
      options.push(...list.options);
      listed = true;
      index = list.end;
    } else if (listed && token.level === base && token.nesting >= 0) {
      reading.report.add("question/text-after-options", reading.placeOf(token.map?.[0] ?? 0), { id });
      listed = false;
    } else stem.push(token);
  }
  const blocks = readText(stem, reading);
  const asked = blocks.filter((block) => block.kind === "text");
  const pictures = blocks.filter((block) => block.kind === "picture");
  return {
    stem: { html: asked.map(({ html }) => html).join("\n"), text: wordsOf(stem, pictures.length > 0), pictures },
    options,
    items,
    hint: own["hint"]?.html ?? "",
    explanation: own["explanation"]?.html ?? "",
    parts,
    texts: [...asked, ...options.map(({ feedback }) => feedback), ...namedTexts(items), ...Object.values(own)],
  };
}

/** A picture is no part of what is asked. */
function wordsOf(stem: readonly Token[], hasPictures: boolean): string {
  const isPicture = ({ children }: Token) => children?.length === 1 && children[0]?.type === "image";
  return plainText(hasPictures ? stem.filter((token) => !isPicture(token)) : stem);
}

/** Text and nothing else; a picture in it is reported. */
function textOf(tokens: readonly Token[], reading: Reading): TextBlock {
  const [text, ...more] = readText(tokens, reading);
  for (const block of more) if (block.kind === "picture") reading.report.add("picture/not-alone", block.place);
  return text?.kind === "text" ? text : { kind: "text", html: "", links: [], citations: [] };
}
