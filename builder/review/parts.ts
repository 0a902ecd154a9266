import { createHash } from "node:crypto";
import { possibleAnswers } from "../../templates/contract/possible.ts";
import { choosePages } from "../compile/compose.ts";
import { questionsOf } from "../compile/parse/module.ts";
import type { Archetype, AuthoredPage, AuthoredQuestion, Block, Module } from "../compile/types.ts";

/** A piece of a module that is read, and signed off, as one. */
export interface Part {
  /** `about`, the page's id, or `page/question`. */
  readonly id: string;
  readonly title: string;
  /** Everything that a reader is shown or that decides, line by line. */
  readonly lines: readonly string[];
}

/** All parts of a module in reading order; as one archetype gets them, or with all variants. */
export function partsOf(module: Module, archetype?: Archetype): readonly Part[] {
  const pages = archetype ? choosePages(module, archetype).map(({ page, blocks }) => ({ ...page, blocks })) : module.pages;
  return [
    about(module),
    ...pages.flatMap((page) => [pagePart(page), ...questionsOf([page]).map((question) => questionPart(page, question))]),
  ];
}

/** Sixteen hexadecimal digits that change with anything that is read or that decides, pictures included. */
export function contentDigest(module: Module): string {
  const media = module.media.map(({ name, bytes }) => [name, createHash("sha256").update(bytes).digest("hex")]);
  const translations = (module.translations ?? []).map((translation) => [translation.language, partsOf(translation)]);
  return digest([partsOf(module), media, translations], 16);
}

/** Eight hexadecimal digits of one part. */
export function partDigest({ title, lines }: Part): string {
  return digest([title, lines], 8);
}

function digest(value: unknown, length: number): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, length);
}

function about({ title, summary, minutes, objectives, sources, glossary }: Module): Part {
  return {
    id: "about",
    title,
    lines: [
      summary,
      `${minutes} minutes`,
      ...objectives.map(({ text, needs }) => `Objective: ${text} (${needs.join(", ")})`),
      ...sources.map((source) => `Source ${source.id}: ${source.title}. ${source.publisher}, ${source.date}. ${source.url}`),
      ...glossary.map(({ term, meaning }) => `${term}: ${meaning}`),
    ],
  };
}

function pagePart({ id, title, blocks, audience, teaches, rule }: AuthoredPage): Part {
  const facts = [
    audience.length > 0 ? `For ${audience.join(", ")}` : "",
    teaches.length > 0 ? `Teaches ${teaches.join(", ")}` : "",
    rule
      ? `Quiz: ${Object.entries(rule)
          .map(([key, value]) => `${key} ${String(value)}`)
          .join(", ")}`
      : "",
  ];
  return { id, title, lines: [...facts, ...blocks.flatMap(linesOf)].filter((line) => line !== "") };
}

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case "text":
      return paragraphs(block.html);
    case "picture":
      return block.decorative
        ? []
        : [`Picture ${block.source}: ${block.alt}`, ...(block.caption === "" ? [] : [`Caption: ${block.caption}`])];
    case "box":
      return [
        [block.name, block.title, ...settings(block.attributes)].filter((part) => part !== "").join(" · "),
        ...block.blocks.flatMap(linesOf),
      ];
    case "variants":
      return [
        `For ${block.audience.join(", ")}:`,
        ...block.blocks.flatMap(linesOf),
        ...(block.otherwise.length > 0 ? ["For everyone else:", ...block.otherwise.flatMap(linesOf)] : []),
      ];
    case "question":
      return [];
  }
}

function settings(attributes: Readonly<Record<string, string>>): string[] {
  return Object.entries(attributes).map(([key, value]) => `${key} ${value}`);
}

function questionPart(page: AuthoredPage, question: AuthoredQuestion): Part {
  const { id, type, objective, points, stem, hint, explanation, feedback, labels } = question;
  const labelOf = (letter: string) => labels.find((label) => label.id === letter)?.text ?? letter;
  return {
    id: `${page.id}/${id}`,
    title: stem.text,
    lines: [
      [type, objective && `objective ${objective}`, page.quiz ? `${points} points` : "practice"].filter((part) => part !== "").join(", "),
      ...answersOf(question).map(({ text, correct }) => `${correct === true ? "Right" : correct === false ? "Wrong" : "Answer"}: ${text}`),
      ...feedback.map((piece) => `Feedback on ${labelOf(piece.id)}: ${plain(piece.html)}`),
      ...(hint === "" ? [] : [`Hint: ${plain(hint)}`]),
      ...(explanation === "" ? [] : [`Explanation: ${plain(explanation)}`]),
      ...question.pictures.map(({ source, alt }) => `Picture ${source}: ${alt}`),
      JSON.stringify(question.data),
    ],
  };
}

/** What a learner can answer, and what of it is right. */
export function answersOf({ asked }: Pick<AuthoredQuestion, "asked">) {
  return possibleAnswers(asked);
}

/** Each paragraph, list item, cell and heading as a line of its own. */
function paragraphs(html: string): string[] {
  return html
    .split(/<\/(?:p|li|td|th|h[2-6])>|<br\s*\/?>/)
    .map(plain)
    .filter((line) => line !== "");
}

function plain(html: string): string {
  return html
    .replace(/<sup data-cite="([^"]*)"><\/sup>/g, " [$1]")
    .replace(/<[^>]*>/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();
}
