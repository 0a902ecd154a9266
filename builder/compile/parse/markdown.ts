import MarkdownIt, { type MarkdownIt as Markdown, type StateBlock, type StateInline, type Token } from "markdown-it";

/** Meta of a `block_open` token. Lines are 0-based within the Markdown text. */
export interface BlockMeta extends Record<string, unknown> {
  readonly name: string;
  /** The rest of the opening line, after the name. */
  readonly rest: string;
  /** Column (from 1) at which `rest` starts. */
  readonly restColumn: number;
  readonly line: number;
  readonly closed: boolean;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const COLONS = /^:::+[ \t]*(.*)$/;

/**
 * CommonMark with tables, `:::` blocks, `[^SOURCE]` citations and `[[terms]]`. HTML is parsed only so that it can be refused;
 * the renderer escapes it.
 */
export function newMarkdown(): Markdown {
  const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false });
  markdown.block.ruler.before("fence", "colon_block", colonBlock, { alt: ["paragraph", "reference", "blockquote", "list"] });
  markdown.inline.ruler.before("link", "citation", citation);
  markdown.inline.ruler.before("link", "term", term);
  const escape = markdown.utils.escapeHtml;
  markdown.renderer.rules["html_block"] = () => "";
  markdown.renderer.rules["html_inline"] = () => "";
  markdown.renderer.rules["citation"] = (tokens, index) => `<sup data-cite="${escape(tokens[index]?.content ?? "")}"></sup>`;
  markdown.renderer.rules["term"] = (tokens, index) => {
    const { content = "", info = "" } = tokens[index] ?? {};
    return `<span data-term="${escape(info)}">${escape(content)}</span>`;
  };
  return markdown;
}

/**
 * A block runs from `::: name` to the `:::` that closes it; blocks nest, and `::: otherwise` splits the block that is
 * open. A bare `:::` with nothing to close becomes a `stray_close` token.
 */
function colonBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const lineText = (line: number) => state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
  const opening = COLONS.exec(lineText(startLine));
  if (!opening || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  if (silent) return true;
  const info = (opening[1] ?? "").trim();
  if (info === "" || /^otherwise\b/.test(info)) {
    const token = state.push(info === "" ? "stray_close" : "stray_otherwise", "", 0);
    token.map = [startLine, startLine + 1];
    state.line = startLine + 1;
    return true;
  }
  const { close, splits } = findClose(startLine, endLine, lineText);
  const last = close ?? endLine;
  const name = /^[^\s{]+/.exec(info)?.[0] ?? "";
  const column = (state.tShift[startLine] ?? 0) + lineText(startLine).indexOf(info) + 1;
  const meta: BlockMeta = {
    name,
    rest: info.slice(name.length),
    restColumn: column + name.length,
    line: startLine,
    closed: close !== undefined,
  };
  const open = state.push("block_open", "", 1);
  open.meta = meta;
  open.map = [startLine, last];
  const starts = [startLine, ...splits];
  for (const [index, start] of starts.entries()) {
    if (index > 0) state.push("block_split", "", 0).map = [start, start + 1];
    tokenizeLines(state, start + 1, starts[index + 1] ?? last);
  }
  state.push("block_close", "", -1);
  state.line = close === undefined ? endLine : close + 1;
  return true;
}

function tokenizeLines(state: StateBlock, from: number, to: number): void {
  const { parentType, lineMax } = state;
  state.lineMax = to;
  state.md.block.tokenize(state, from, to);
  state.lineMax = lineMax;
  state.parentType = parentType;
}

function findClose(startLine: number, endLine: number, lineText: (line: number) => string) {
  const splits: number[] = [];
  let depth = 1;
  let fence = "";
  for (let line = startLine + 1; line < endLine; line++) {
    const text = lineText(line);
    const marker = FENCE.exec(text)?.[1] ?? "";
    if (fence !== "") {
      if (marker.startsWith(fence)) fence = "";
      continue;
    }
    fence = marker;
    const colons = COLONS.exec(text);
    if (!colons) continue;
    const info = (colons[1] ?? "").trim();
    if (info === "") depth -= 1;
    else if (/^otherwise\b/.test(info)) splits.push(...(depth === 1 ? [line] : []));
    else depth += 1;
    if (depth === 0) return { close: line, splits };
  }
  return { close: undefined, splits };
}

function citation(state: StateInline, silent: boolean): boolean {
  const found = /^\[\^([A-Za-z0-9-]+)\]/.exec(state.src.slice(state.pos, state.pos + 40));
  if (!found) return false;
  if (!silent) state.push("citation", "sup", 0).content = found[1] ?? "";
  state.pos += found[0].length;
  return true;
}

/** `[[term]]`, or `[[term|words shown]]` where the sentence needs another form of it. */
function term(state: StateInline, silent: boolean): boolean {
  const found = /^\[\[([^[\]|]+)(?:\|([^[\]|]+))?\]\]/.exec(state.src.slice(state.pos, state.pos + 200));
  const [whole = "", name = "", shown = name] = found ?? [];
  if (!found) return false;
  if (!silent) {
    const token = state.push("term", "", 0);
    token.content = shown.trim();
    token.info = termKey(name);
  }
  state.pos += whole.length;
  return true;
}

/** Capitals and spaces make no other term. */
export function termKey(name: string): string {
  return name.trim().replace(/\s+/g, " ").toLowerCase();
}

/** The words of inline content on one line, as a screen reader would say them. */
export function plainText(tokens: readonly Token[]): string {
  const words = (list: readonly Token[]): string =>
    list
      .map((token) => {
        if (token.type === "inline" || token.type === "image") return words(token.children ?? []);
        if (token.type === "text" || token.type === "code_inline" || token.type === "term") return token.content;
        if (token.type === "softbreak" || token.type === "hardbreak") return " ";
        return token.nesting === -1 && token.block ? " " : "";
      })
      .join("");
  return words(tokens).replace(/\s+/g, " ").trim();
}

/** Index of the `block_close` that belongs to the `block_open` at `index`. */
export function closeOf(tokens: readonly Token[], index: number): number {
  let depth = 0;
  for (let at = index; at < tokens.length; at++) {
    if (tokens[at]?.type === "block_open") depth += 1;
    if (tokens[at]?.type === "block_close") depth -= 1;
    if (depth === 0) return at;
  }
  return tokens.length;
}

/** Cuts the inside of a block at its `::: otherwise` lines. */
export function branchesOf(tokens: readonly Token[]): Token[][] {
  const branches: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.type === "block_open") depth += 1;
    if (token.type === "block_close") depth -= 1;
    if (token.type === "block_split" && depth === 0) branches.push([]);
    else branches.at(-1)?.push(token);
  }
  return branches;
}
