import type { Report } from "../diagnostics/report.ts";
import { checkReading } from "./check-reading.ts";
import { termKey } from "./parse/markdown.ts";
import { questionsOf } from "./parse/module.ts";
import type { Block, MediaFile, Module, PictureBlock, TextBlock } from "./types.ts";

const MEDIA_NAME = /^media\/[a-z0-9][a-z0-9.-]*\.(svg|png|jpg|webp)$/;

/** Checks what can be told about a module without knowing a course. `today` is `YYYY-MM-DD`. */
export function checkModule(module: Module, today: string, report: Report): void {
  if (module.reviewBy < today) report.add("module/review-passed", module.place, { date: module.reviewBy });
  checkTexts(module, report);
  const cited = new Set(textsIn(module).flatMap(({ citations }) => citations.map(({ key }) => key)));
  for (const { id } of module.sources) if (!cited.has(id)) report.add("text/unused-source", module.place, { key: id });
  for (const picture of picturesIn(module.pages.flatMap(({ blocks }) => blocks))) checkPicture(module, picture, report);
  for (const page of module.pages.filter(({ quiz }) => quiz)) {
    for (const { inQuiz, place } of questionsOf([page])) {
      for (const { code, line, column, values } of inQuiz) report.addNamed(code, { file: place.file, line, column }, values);
    }
    for (const question of questionsOf([page]).filter(({ objective, points }) => objective === "" && points > 0)) {
      const known = module.objectives.map(({ id }) => id).join(", ");
      report.add("question/no-objective", question.place, { id: question.id, known });
    }
  }
}

/** What a text names must be there: its sources, its terms and what it links to. It is the same in a translation. */
export function checkTexts(module: Module, report: Report): void {
  checkReading(module, report);
  const texts = textsIn(module);
  const listed = new Set(module.sources.map(({ id }) => id));
  for (const { key, place } of texts.flatMap(({ citations }) => citations)) {
    if (!listed.has(key)) report.add("text/unknown-source", place, { key });
  }
  checkTerms(module, texts, report);
  for (const { target, place } of texts.flatMap(({ links }) => links)) {
    if (!/^(https:\/\/|mailto:|#)/.test(target)) report.add("text/unsafe-link", place, { target });
  }
}

/** Every term that is marked has a meaning, and every meaning is wanted. */
function checkTerms({ glossary, place: top }: Module, texts: ReturnType<typeof textsIn>, report: Report): void {
  const known = new Set(glossary.map(({ term }) => termKey(term)));
  const marked = texts.flatMap(({ terms = [] }) => terms);
  for (const { key, place } of marked.filter((term) => !known.has(term.key))) report.add("text/unknown-term", place, { term: key });
  const used = new Set(marked.map(({ key }) => key));
  for (const { term } of glossary) if (!used.has(termKey(term))) report.add("text/unused-term", top, { term });
}

/** What can be said wrong in a text, and the places where it is said. */
type CheckedText = Pick<TextBlock, "links" | "citations" | "terms">;

/** Every stretch of text of a module, all variants and questions included. */
function textsIn(module: Module): CheckedText[] {
  return module.pages.flatMap(({ blocks }) => textsOfBlocks(blocks));
}

export function textsOfBlocks(blocks: readonly Block[]): CheckedText[] {
  return blocks.flatMap((block): CheckedText[] => {
    switch (block.kind) {
      case "text":
        return [block];
      case "question":
        return [block.question];
      case "box":
        return textsOfBlocks(block.blocks);
      case "variants":
        return [...textsOfBlocks(block.blocks), ...textsOfBlocks(block.otherwise)];
      case "picture":
        return [];
    }
  });
}

export function picturesIn(blocks: readonly Block[]): PictureBlock[] {
  return blocks.flatMap((block) => {
    if (block.kind === "picture") return [block];
    if (block.kind === "question") return [...block.question.pictures];
    if (block.kind === "box") return picturesIn(block.blocks);
    return block.kind === "variants" ? [...picturesIn(block.blocks), ...picturesIn(block.otherwise)] : [];
  });
}

function checkPicture(module: Module, { source, alt, decorative, place }: PictureBlock, report: Report): void {
  const values = { src: source, folder: `modules/${module.id}` };
  if (alt === "" && !decorative) report.add("picture/no-alt", place, values);
  if (!source.startsWith("media/")) report.add("picture/outside-module", place, values);
  else if (!MEDIA_NAME.test(source)) report.add("picture/kind-not-allowed", place, values);
  else {
    const file = module.media.find(({ name }) => name === source);
    const active = file && activePart(file);
    if (!file) report.add("picture/missing-file", place, values);
    if (active) report.add("picture/active-svg", place, { ...values, what: active });
  }
}

/** What makes an SVG more than a picture: the offending text, or `undefined`. */
export function activePart({ name, bytes }: Pick<MediaFile, "name" | "bytes">): string | undefined {
  if (!name.endsWith(".svg")) return undefined;
  const text = new TextDecoder().decode(bytes);
  return /<script|<foreignObject|<!ENTITY|<!DOCTYPE|\son\w+\s*=|javascript:|(?:href|src)\s*=\s*["'](?!#|data:image)[^"']*|url\(\s*["']?(?!#)[^)]*/i
    .exec(text)?.[0]
    ?.trim();
}
