import type { MarkdownIt, Token } from "markdown-it";
import type { Place } from "../../diagnostics/diagnostic.ts";
import type { Block, PictureBlock, TextBlock } from "../types.ts";
import type { Reading } from "./reading.ts";

/** Markdown between blocks, with what has to be checked about it. A paragraph that holds one picture becomes a picture block. */
export function readText(tokens: readonly Token[], reading: Reading): Block[] {
  const blocks: Block[] = [];
  let run: Token[] = [];
  const flush = () => {
    if (run.length > 0) blocks.push(textBlock(run, reading));
    run = [];
  };
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    const picture = token.type === "paragraph_open" && token.level === tokens[0]?.level ? onlyPicture(tokens[index + 1]) : undefined;
    if (picture) {
      flush();
      blocks.push(pictureBlock(picture, reading.placeOf(token.map?.[0] ?? 0, "![")));
      index += 2;
    } else run.push(token);
  }
  flush();
  return blocks;
}

/** The picture of a paragraph that holds nothing else. */
export function onlyPicture(inline: Token | undefined): Token | undefined {
  const children = inline?.children ?? [];
  return children.length === 1 && children[0]?.type === "image" ? children[0] : undefined;
}

export function pictureBlock(image: Token, place: Place): PictureBlock {
  const alt = (image.content ?? "").trim();
  return {
    kind: "picture",
    source: decodeURI(String(image.attrGet("src") ?? "")),
    alt: alt === "-" ? "" : alt,
    caption: String(image.attrGet("title") ?? ""),
    decorative: alt === "-",
    place,
  };
}

/** Renders a run of tokens and collects links, citations and terms; reports HTML, inline pictures and blocks inside lists. */
export function textBlock(tokens: readonly Token[], reading: Reading): TextBlock {
  const links: TextBlock["links"][number][] = [];
  const citations: TextBlock["citations"][number][] = [];
  const terms: NonNullable<TextBlock["terms"]>[number][] = [];
  for (const token of tokens) {
    const line = token.map?.[0] ?? 0;
    if (token.type === "html_block" && !isComment(token.content)) reading.report.add("text/raw-html", reading.placeOf(line, "<"));
    if (token.type === "block_open") reading.report.add("block/inside-list", reading.placeOf(line, ":::"));
    if (token.type === "stray_close") reading.report.add("block/nothing-to-close", reading.placeOf(line, ":::"));
    if (token.type === "stray_otherwise") reading.report.add("variant/otherwise-alone", reading.placeOf(line, ":::"));
    if (token.type !== "inline") continue;
    const html = token.children?.find(({ type, content }) => type === "html_inline" && !isComment(content));
    if (html) reading.report.add("text/raw-html", reading.placeOf(line, html.content));
    for (const child of token.children ?? []) {
      if (child.type === "citation") citations.push({ key: child.content, place: reading.placeOf(line, `[^${child.content}]`) });
      if (child.type === "term") terms.push({ key: child.info, place: reading.placeOf(line, "[[") });
      if (child.type === "image") reading.report.add("picture/not-alone", reading.placeOf(line, "!["));
      if (child.type === "link_open") {
        const target = String(child.attrGet("href") ?? "");
        links.push({ target, place: reading.placeOf(line, `](${target}`) });
      }
    }
  }
  return { kind: "text", html: render(reading.markdown, tokens), links, citations, ...(terms.length > 0 && { terms }) };
}

export function render(markdown: MarkdownIt, tokens: readonly Token[]): string {
  return markdown.renderer.render([...tokens], markdown.options, {}).trim();
}

/** Authors may leave notes in HTML comments; they never ship. */
function isComment(html: string): boolean {
  return /^\s*<!--[\s\S]*-->\s*$/.test(html);
}
