import type { Block, ComposedCourse } from "../compile/types.ts";

/** What a course holds that matters to somebody who cannot see, hear or use a mouse. */
export interface CourseContents {
  readonly pages: number;
  /** Pictures with words that stand for them. */
  readonly described: number;
  /** Pictures that are marked as decoration. */
  readonly decorative: number;
  readonly tables: number;
  readonly links: number;
  /** Headings below the pages' titles. */
  readonly headings: number;
  /** How often each block is there, by name. */
  readonly blocks: ReadonlyMap<string, number>;
  /** How often each question type is there, by id, in the order of the course. */
  readonly questions: ReadonlyMap<string, number>;
}

export function contentsOf({ modules }: Pick<ComposedCourse, "modules">): CourseContents {
  const pages = modules.flatMap((module) => module.pages);
  const blocks = pages.flatMap((page) => within(page.blocks));
  const questions = blocks.flatMap((block) => (block.kind === "question" ? [block.question] : []));
  const pictures = blocks.flatMap((block) =>
    block.kind === "picture" ? [block] : block.kind === "question" ? block.question.pictures : [],
  );
  const html = blocks.flatMap((block) => (block.kind === "text" ? [block.html] : [])).join("");
  const prose = questions.map((question) => question.stem.html + question.hint + question.explanation).join("");
  return {
    pages: pages.length,
    described: pictures.filter(({ decorative }) => !decorative).length,
    decorative: pictures.filter(({ decorative }) => decorative).length,
    tables: timesIn(html + prose, /<table\b/g),
    links: timesIn(html + prose, /<a\s/g),
    headings: timesIn(html, /<h[2-6]\b/g),
    blocks: counted(blocks.flatMap((block) => (block.kind === "box" ? [block.name] : []))),
    questions: counted(questions.map(({ type }) => type)),
  };
}

function within(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => (block.kind === "box" ? [block, ...within(block.blocks)] : [block]));
}

function timesIn(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function counted(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
