import { parseDocument, stringify } from "yaml";
import { isForAuthors, isQuestionType, type Kinds, TOOL_KINDS } from "../compile/kinds.ts";

/** A stretch of a module's text that is translated as a whole. */
export interface Segment {
  /** Stable: made of the ids of page and question, and of what stands where in them. `[A-Za-z0-9.-]`. */
  readonly id: string;
  /** Markdown, on one line. */
  readonly text: string;
  /** The page, or the page and the question, that it belongs to; "front" above the pages. */
  readonly part: string;
}

/** What a module's file is made of: lines to copy, and segments with what stands around them. */
type Piece = string | Segment;

export interface Segmented {
  readonly segments: readonly Segment[];
  /** The body with other texts, by the ids of segments; what has none keeps its own. Parts that `skips` names are left out. */
  withTexts(texts: ReadonlyMap<string, string>, skips: (part: string) => boolean): string;
}

const ITEM = /^(\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?)(.*)$/;
const QUOTE = /^(\s*>\s?)(.*)$/;
const HEADING = /^(#{1,6}\s+)(.*)$/;
const BLOCK = /^(:::+\s*)(\S*)(.*)$/;
const BRACES = /(\s*\{[^{}]*\}\s*)$/;
const PICTURE = /^(\s*!\[)([^\]]*)(\]\([^)"]*)(?:"([^"]*)")?(\)\s*)$/;
const RULE = /^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$/;
const FENCE = /^\s*(```+|~~~+)/;

/** Cuts the Markdown of a module into segments. `pages` are the ids of its pages, in order. */
export function segmentsOf(body: string, pages: readonly string[], kinds: Kinds = TOOL_KINDS): Segmented {
  const parts: { readonly name: string; readonly pieces: Piece[] }[] = [];
  const counts = new Map<string, number>();
  const stack: { readonly name: string; readonly label: string }[] = [];
  let part = { name: "", pieces: [] as Piece[] };
  let page = "";
  let pageIndex = 0;
  let item = "";
  let paragraph: { prefix: string; lines: string[] } | undefined;
  let fence = "";
  let isComment = false;
  parts.push(part);

  const open = (name: string) => {
    part = { name, pieces: [] };
    parts.push(part);
  };
  const context = () => [page, ...stack.flatMap(({ label }) => label || [])].join(".");
  const next = (kind: string, within = context()) => {
    const key = `${within}.${kind}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return `${key}${count}`;
  };
  // Numbers and signs are the same in every language.
  const segment = (id: string, text: string) => part.pieces.push(/\p{L}/u.test(text) ? { id, text, part: part.name } : text);
  const line = (...pieces: (() => void)[]) => {
    for (const piece of pieces) piece();
    part.pieces.push("\n");
  };
  const raw = (text: string) => () => void part.pieces.push(text);
  const flush = () => {
    if (!paragraph) return;
    const { prefix, lines } = paragraph;
    paragraph = undefined;
    const kind = prefix.includes(">") ? (item ? "feedback" : "quote") : ITEM.test(`${prefix}x`) ? "item" : "p";
    const text = lines
      .map((one) => one.trimStart())
      .join("\n")
      .replace(/(?<! {2}|\\)\n/g, " ");
    const [, words = text, braces = ""] = kind === "item" ? (/^([^]*?)(\s*\{#?[^{}]*\})?$/.exec(text) ?? []) : [];
    const id = kind === "feedback" || (kind === "p" && item && prefix) ? next(kind, item) : next(kind);
    if (kind === "item") item = id;
    line(raw(prefix), () => segment(id, words), raw(braces ?? ""));
  };
  const attributes = (text: string) => {
    // Words in quotation marks are for people, but for those that name audiences.
    const [whole = "", ...rest] = text.split(/((?<!for)="[^"]*")/);
    part.pieces.push(whole);
    for (const piece of rest) {
      const quoted = /^="([^"]*)"$/.exec(piece)?.[1];
      if (quoted === undefined) part.pieces.push(piece);
      else inQuotes('="', next("attribute"), quoted);
    }
  };
  const inQuotes = (before: string, id: string, text: string) => {
    part.pieces.push(before);
    segment(id, text);
    part.pieces.push('"');
  };

  function structure(text: string): boolean {
    const heading = HEADING.exec(text);
    const block = BLOCK.exec(text);
    const picture = PICTURE.exec(text);
    if (heading) {
      const [, sign = "", rest = ""] = heading;
      const words = rest.replace(BRACES, "");
      item = "";
      if (sign.trim() === "#") {
        page = pages[pageIndex++] ?? "";
        stack.length = 0;
        open(page);
        line(raw(sign), () => segment(`${page}.title`, words), raw(` {#${page}}`));
      } else line(raw(sign), () => segment(next("h"), words), raw(rest.slice(words.length)));
      return true;
    }
    if (block) {
      blockLine(block);
      return true;
    }
    if (picture) {
      const [, start = "", alt = "", source = "", caption, end = ""] = picture;
      const id = next("picture");
      line(
        raw(start),
        () => segment(`${id}.alt`, alt),
        raw(source),
        () => {
          if (caption !== undefined) inQuotes('"', `${id}.caption`, caption);
        },
        raw(end),
      );
      return true;
    }
    if (/^\s*\|/.test(text)) {
      if (RULE.test(text)) line(raw(text));
      else
        line(() => {
          const row = next("row");
          for (const [index, cell] of text.split(/(\s*(?<!\\)\|\s*)/).entries()) {
            if (index % 2 === 1) part.pieces.push(cell);
            else segment(`${row}.${index / 2}`, cell);
          }
        });
      return true;
    }
    return false;
  }

  function blockLine([, sign = "", name = "", rest = ""]: readonly string[]): void {
    const closes = name === "";
    if (closes || name === "otherwise") {
      line(raw(`${sign}${name}${rest}`));
      if (name === "otherwise") return;
      const closed = stack.pop();
      item = "";
      if (closed && isQuestionType(kinds, closed.name) && part.name.includes(".")) open(page);
      return;
    }
    const braces = BRACES.exec(rest)?.[1] ?? "";
    const title = rest.slice(0, rest.length - braces.length);
    const id = /#([^\s"=}]+)/.exec(braces)?.[1];
    const depth = context();
    const label = id ?? next(name, depth).slice(depth.length + 1);
    if (isQuestionType(kinds, name)) open(`${page}.${label}`);
    stack.push({ name, label: name === "for" ? "" : label });
    item = "";
    line(
      raw(`${sign}${name}`),
      () => {
        if (!isTitled(kinds, name)) return void part.pieces.push(title);
        part.pieces.push(/^\s*/.exec(title)?.[0] ?? "");
        segment(`${context()}.title`, title.trim());
      },
      () => attributes(braces),
    );
  }

  const isQuiet = () => stack.some(({ name }) => isForAuthors(kinds, name));
  for (const text of body.split("\n")) {
    const mark = FENCE.exec(text)?.[1] ?? "";
    if (fence !== "" || mark !== "" || isComment || /^\s*<!--/.test(text) || (isQuiet() && !BLOCK.test(text))) {
      flush();
      if (!isComment && !/^\s*<!--/.test(text)) fence = fence === "" ? mark : mark.startsWith(fence) ? "" : fence;
      if (fence === "" && mark === "") isComment = (isComment || /^\s*<!--/.test(text)) && !text.includes("-->");
      line(raw(text));
      continue;
    }
    const list = ITEM.exec(text);
    const quote = QUOTE.exec(text);
    if (text.trim() === "") {
      flush();
      line(raw(text));
    } else if (HEADING.test(text) || BLOCK.test(text) || PICTURE.test(text) || /^\s*\|/.test(text)) {
      flush();
      if (!/^\s/.test(text)) item = "";
      structure(text);
    } else if (list ?? quote) {
      const [, prefix = "", words = ""] = list ?? quote ?? [];
      const continues = quote && !list && paragraph?.prefix === prefix && words.trim() !== "";
      if (!continues) flush();
      if (!/^\s/.test(text)) item = "";
      if (continues) paragraph?.lines.push(words);
      else paragraph = { prefix, lines: [words] };
      if (words.trim() === "") flush();
    } else if (paragraph) paragraph.lines.push(text);
    else {
      const indent = /^\s*/.exec(text)?.[0] ?? "";
      if (indent === "") item = "";
      paragraph = { prefix: indent, lines: [text.slice(indent.length)] };
    }
  }
  flush();
  return {
    segments: parts.flatMap(({ pieces }) => pieces.filter((piece) => typeof piece !== "string")),
    withTexts: (texts, skips) =>
      parts
        .filter(({ name }) => name === "" || !skips(name))
        .flatMap(({ pieces }) => pieces.map((piece) => (typeof piece === "string" ? piece : safe(texts.get(piece.id) ?? piece.text))))
        .join("")
        .replace(/\n{3,}/g, "\n\n")
        .trim(),
  };
}

/** True where the words behind the name are for people. */
function isTitled(kinds: Kinds, name: string): boolean {
  return !isQuestionType(kinds, name) && name !== "for" && kinds.blockKinds.find((kind) => kind.name === name)?.title !== "none";
}

/** A translation that begins like a heading, a list or a block is text all the same. */
function safe(text: string): string {
  return text.replace(/^(\d+)([.)]\s)/, "$1\\$2").replace(/^(#{1,6}\s|[-+*]\s|>|:::|\||```|~~~)/, "\\$1");
}

/** The texts of a module's front matter, by segment id. */
export function frontSegments(yaml: string): readonly Segment[] {
  const front = (parseDocument(yaml).toJS() ?? {}) as {
    readonly title?: string;
    readonly summary?: string;
    readonly objectives?: readonly { readonly id: string; readonly text: string }[];
    readonly glossary?: readonly { readonly term: string; readonly meaning: string }[];
  };
  const { title, summary, objectives = [], glossary = [] } = front;
  return [
    { id: "front.title", text: title ?? "" },
    { id: "front.summary", text: summary ?? "" },
    ...objectives.map(({ id, text }) => ({ id: `front.objective.${id}`, text })),
    ...glossary.flatMap(({ term, meaning }, index) => [
      { id: `front.term.${index + 1}`, text: term },
      { id: `front.meaning.${index + 1}`, text: meaning },
    ]),
  ]
    .filter(({ text }) => text !== "")
    .map((segment) => ({ ...segment, part: "front" }));
}

/** Front matter of a translation, of those texts that there are. `draft` is kept as it is. */
export function frontMatter(texts: ReadonlyMap<string, string>, draft: string | undefined): string {
  const of = (prefix: string) =>
    [...texts].filter(([id]) => id.startsWith(prefix)).map(([id, text]) => ({ id: id.slice(prefix.length), text }));
  const [title, summary] = [texts.get("front.title"), texts.get("front.summary")];
  const terms = of("front.term.");
  const glossary = terms.flatMap(({ id, text }) => {
    const meaning = texts.get(`front.meaning.${id}`);
    return meaning === undefined ? [] : [{ term: text, meaning }];
  });
  return stringify(
    {
      ...(title !== undefined && { title }),
      ...(summary !== undefined && { summary }),
      objectives: of("front.objective."),
      ...(glossary.length > 0 && { glossary }),
      ...(draft !== undefined && { draft }),
    },
    { lineWidth: 0 },
  );
}
