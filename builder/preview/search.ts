import { packagePath } from "../compile/make.ts";
import type { ComposedCourse } from "../compile/types.ts";
import { playAddress } from "./home.ts";

/** A place in the project that holds what somebody looks for. */
export interface Hit {
  readonly kind: "course" | "page" | "question";
  readonly title: string;
  /** The course and the archetypes. */
  readonly where: string;
  /** Where it is played. */
  readonly address: string;
}

/** More than anybody reads. */
const MOST = 40;

/** Courses, pages and questions in which each of the words stands. What several archetypes get is found once. */
export function search(courses: readonly ComposedCourse[], text: string): readonly Hit[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const holds = (...texts: readonly string[]) => words.every((word) => texts.some((one) => one.toLowerCase().includes(word)));
  const found = new Map<string, Hit & { readonly archetypes: string[] }>();
  const add = (key: string, composed: ComposedCourse, hit: Omit<Hit, "where" | "address">, page: string) => {
    const known = found.get(key);
    if (known) return known.archetypes.push(composed.archetype.id);
    const address = playAddress(packagePath(composed, composed.plan.targets[0] ?? ""));
    return found.set(key, {
      ...hit,
      where: composed.course.title,
      address: page === "" ? address : `${address}?page=${encodeURIComponent(page)}`,
      archetypes: [composed.archetype.id],
    });
  };
  for (const composed of courses) {
    const { course, modules } = composed;
    if (holds(course.title, course.summary, course.id)) add(`course ${course.id}`, composed, { kind: "course", title: course.title }, "");
    for (const { page, blocks } of modules.flatMap(({ pages }) => pages)) {
      if (holds(page.title, wordsIn(blocks))) add(`page ${course.id} ${page.id}`, composed, { kind: "page", title: page.title }, page.id);
      for (const { id, text: asked } of page.questions)
        if (holds(asked, id)) add(`question ${course.id} ${id}`, composed, { kind: "question", title: asked }, page.id);
    }
  }
  return [...found.values()]
    .slice(0, MOST)
    .map(({ archetypes, where, ...hit }) => ({ ...hit, where: `${where}, for ${archetypes.join(", ")}` }));
}

/** What can be read on a page, without its questions. */
function wordsIn(blocks: ComposedCourse["modules"][number]["pages"][number]["blocks"]): string {
  return blocks
    .map((block) => {
      switch (block.kind) {
        case "text":
          return block.html.replace(/<[^>]*>/g, " ");
        case "picture":
          return `${block.alt} ${block.caption}`;
        case "box":
          return `${block.title} ${wordsIn(block.blocks)}`;
        case "question":
        case "variants":
          return "";
      }
    })
    .join(" ");
}
