import type { Report } from "../diagnostics/report.ts";
import type { AuthoredPage, Block, Module } from "./types.ts";

/** English words that say nothing of where a link leads, for somebody who hears a list of links. */
const UNCLEAR =
  /^(?:(?:click |see |go )?here|this|(?:this|the|a) (?:link|page|site|website)|link|(?:read |see |find out |learn )?more|more (?:information|info|details)|details)$/;

/** What makes a text hard to find one's way in with a screen reader: steps of headings that are left out, links that say nothing. */
export function checkReading({ pages, language }: Module, report: Report): void {
  for (const page of pages) {
    checkHeadings(page, report);
    if (!/^en\b/.test(language)) continue;
    for (const words of new Set(textsIn(page.blocks).flatMap(linkWords))) {
      if (UNCLEAR.test(words.toLowerCase().replace(/[.:!…>›»→\s]+$/, "")) || /^https?:\/\//.test(words)) {
        report.add("text/unclear-link", page.place, { words, title: page.title });
      }
    }
  }
}

/** The title of a page is its heading of level 1. */
function checkHeadings({ title, blocks, place }: AuthoredPage, report: Report): void {
  const walk = (list: readonly Block[], start: number): number =>
    list.reduce((level, block) => {
      if (block.kind === "variants") {
        walk(block.otherwise, level);
        return walk(block.blocks, level);
      }
      if (block.kind === "box") return walk(block.blocks, level);
      return block.kind === "text" ? walkText(block.html, level) : level;
    }, start);
  const walkText = (html: string, start: number) =>
    [...html.matchAll(/<h([1-6])[^>]*>(.*?)<\/h\1>/gs)].reduce((level, [, digit, inner = ""]) => {
      const found = Number(digit);
      if (found > level + 1) report.add("text/heading-skipped", place, { words: plain(inner), title, level: found, expected: level + 1 });
      return found;
    }, start);
  walk(blocks, 1);
}

function textsIn(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case "text":
        return [block.html];
      case "box":
        return textsIn(block.blocks);
      case "variants":
        return [...textsIn(block.blocks), ...textsIn(block.otherwise)];
      case "question":
        return [block.question.stem.html, block.question.hint, block.question.explanation];
      case "picture":
        return [];
    }
  });
}

function linkWords(html: string): string[] {
  return [...html.matchAll(/<a\s[^>]*>(.*?)<\/a>/gs)].map(([, inner = ""]) => plain(inner));
}

function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
