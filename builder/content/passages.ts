import type { Token } from "markdown-it";
import { isForAuthors, isQuestionType, type Kinds } from "../compile/kinds.ts";
import { type BlockMeta, branchesOf, closeOf, newMarkdown, plainText } from "../compile/parse/markdown.ts";
import { BOX, isListOpen } from "../compile/parse/question-options.ts";
import { onlyPicture, pictureBlock } from "../compile/parse/text-run.ts";
import type { AuthoredPage, Module } from "../compile/types.ts";
import type { Place } from "../diagnostics/diagnostic.ts";

/** Whom a text is for: who is named, or everyone else. */
export interface Audience {
  readonly names: readonly string[];
  readonly otherwise: boolean;
}

/** A stretch of text as a learner meets it, in one variant. */
export interface Passage {
  readonly kind: "heading" | "paragraph" | "item" | "cell" | "alt" | "caption";
  readonly text: string;
  readonly place: Place;
  /** Its lines in the file, from `place` on. */
  readonly lines: readonly string[];
  /** Id of its page. */
  readonly page: string;
  /** Names of the blocks and questions around it, the outermost first. */
  readonly within: readonly string[];
  /** True anywhere in a question. */
  readonly isQuestion: boolean;
  /** True for what is said of an answer. */
  readonly isFeedback: boolean;
  readonly cites: boolean;
  /** The same for all passages of one list or table, and for no others. */
  readonly group: number;
  /** All of them must hold. */
  readonly audiences: readonly Audience[];
}

type Around = Pick<Passage, "page" | "within" | "isQuestion" | "isFeedback" | "audiences"> & {
  readonly group?: number;
  readonly isItem: boolean;
  /** Of what stands around, 0-based in the Markdown: cells of a table have none of their own. */
  readonly line: number;
};

const BRACES = /\s*\{[^{}]*\}\s*$/;
const ARROW = /(?:^|\s+)(?:->|=>|→)\s+/;
const GAP = /\{\{([^{}]*)\}\}/g;

/** Every text of a module's pages in reading order, all variants one after the other. `text` is that of its file. */
export function readPassages({ pages, place: { file } }: Module, text: string, kinds: Kinds): Passage[] {
  const lines = text.split("\n");
  const above = lines.findIndex((line, index) => index > 0 && line.trim() === "---") + 1;
  const body = lines.slice(above);
  const tokens = newMarkdown().parse(body.join("\n"), {});
  const starts = tokens.flatMap(({ type, tag, level }, index) => (type === "heading_open" && tag === "h1" && level === 0 ? [index] : []));
  const read = newReader(kinds, (line, end) => ({
    place: { file, line: above + line + 1, column: (/\S/.exec(body[line] ?? "")?.index ?? 0) + 1 },
    lines: body.slice(line, end),
  }));
  return starts.flatMap((start, number) => {
    const page = pages[number];
    return page ? read(tokens.slice(start, starts[number + 1]), aroundPage(page)) : [];
  });
}

function aroundPage({ id, audience }: AuthoredPage): Around {
  const audiences = audience.length > 0 ? [{ names: audience, otherwise: false }] : [];
  return { page: id, within: [], isQuestion: false, isFeedback: false, audiences, isItem: false, line: 0 };
}

function newReader(kinds: Kinds, sourceOf: (line: number, end: number) => Pick<Passage, "place" | "lines">) {
  const markdown = newMarkdown();

  function passage(kind: Passage["kind"], words: string, [line, end]: readonly [number, number], around: Around, cites = false): Passage[] {
    const { isItem: _isItem, line: _line, group = line, ...rest } = around;
    return words === "" ? [] : [{ kind, text: words, ...sourceOf(line, end), ...rest, group, cites }];
  }

  function read(tokens: readonly Token[], outside: Around): Passage[] {
    const found: Passage[] = [];
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index] as Token;
      const line = token.map?.[0] ?? outside.line;
      const around = { ...outside, line };
      const end = token.nesting === 1 ? endOf(tokens, index) : index;
      const inside = tokens.slice(index + 1, end);
      const grouped = { ...around, group: around.group ?? line };
      if (token.type === "block_open") found.push(...block(token.meta as BlockMeta, inside, around));
      else if (token.type === "heading_open") found.push(...heading(inside, line, around));
      else if (token.type === "paragraph_open") found.push(...paragraph(inside[0], around));
      else if (token.type === "th_open" || token.type === "td_open") found.push(...inline("cell", inside[0], line, around));
      else if (isListOpen(token)) found.push(...read(inside, { ...grouped, isItem: true }));
      else if (token.type === "table_open") found.push(...read(inside, grouped));
      else if (token.type === "blockquote_open") {
        found.push(...read(inside, { ...around, isItem: around.isItem && !around.isQuestion, isFeedback: around.isQuestion }));
      } else if (token.nesting === 1) found.push(...read(inside, around));
      index = end;
    }
    return found;
  }

  function block({ name, rest, line }: BlockMeta, inside: readonly Token[], around: Around): Passage[] {
    if (isForAuthors(kinds, name)) return [];
    if (name === "for") {
      const names = rest.split(/[\s,]+/).filter((word) => word !== "");
      return branchesOf(inside).flatMap((branch, index) =>
        read(branch, { ...around, audiences: [...around.audiences, { names, otherwise: index > 0 }] }),
      );
    }
    const { group: _group, ...outside } = around;
    const isQuestion = around.isQuestion || isQuestionType(kinds, name);
    const within = { ...outside, within: [...around.within, name], isQuestion, isItem: false, isFeedback: false };
    return [...inline("heading", markdown.parseInline(rest.replace(BRACES, "").trim(), {})[0], line, within), ...read(inside, within)];
  }

  function heading(inside: readonly Token[], line: number, around: Around): Passage[] {
    const words = markdown.parseInline((inside[0]?.content ?? "").replace(BRACES, ""), {})[0];
    return inline("heading", words, line, around);
  }

  function paragraph(token: Token | undefined, around: Around): Passage[] {
    const line = token?.map?.[0] ?? 0;
    const picture = onlyPicture(token);
    if (picture) {
      const { alt, caption } = pictureBlock(picture, sourceOf(line, line + 1).place);
      return [...passage("alt", alt, [line, line + 1], around), ...passage("caption", caption, [line, line + 1], around)];
    }
    const kind = around.isItem ? "item" : "paragraph";
    if (!around.isQuestion || !around.isItem || !token) return inline(kind, token, line, around);
    const pieces = token.content.replace(BOX, "").replace(BRACES, "").split(ARROW);
    return pieces.flatMap((piece) =>
      inline(kind, { ...token, children: markdown.parseInline(piece, {})[0]?.children ?? [] }, line, around),
    );
  }

  function inline(kind: Passage["kind"], token: InlineToken | undefined, line: number, around: Around): Passage[] {
    const words = token ? plainText([{ ...token, type: "inline" } as Token]).replace(GAP, rightWord) : "";
    const cites = token?.children?.some(({ type }) => type === "citation") ?? false;
    return passage(kind, words, [line, token?.map?.[1] ?? line + 1], around, cites);
  }

  return read;
}

type InlineToken = Pick<Token, "children" | "map">;

/** What a learner reads in a gap in the end. */
function rightWord(_: string, gap: string): string {
  const words = gap.split(/[|/]/).map((word) => word.trim());
  return (words.find((word) => word.startsWith("*")) ?? words[0] ?? "").replace(/^\*/, "");
}

function endOf(tokens: readonly Token[], index: number): number {
  if (tokens[index]?.type === "block_open") return closeOf(tokens, index);
  const level = tokens[index]?.level;
  const end = tokens.findIndex((token, at) => at > index && token.nesting === -1 && token.level === level);
  return end < 0 ? tokens.length : end;
}

/** Where some words of a passage stand; its beginning where markup divides them. */
export function placeIn({ place, lines }: Pick<Passage, "place" | "lines">, words: string): Place {
  for (const needle of [words, words.split(" ").slice(0, 3).join(" "), words.split(" ").slice(0, 2).join(" ")]) {
    const index = lines.findIndex((line) => line.includes(needle));
    if (index >= 0) return { ...place, line: place.line + index, column: (lines[index]?.indexOf(needle) ?? 0) + 1 };
  }
  return place;
}
