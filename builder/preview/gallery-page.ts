import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Cache } from "../compile/cache.ts";
import type { Kit } from "../compile/kit.ts";
import { isForAuthors } from "../compile/kinds.ts";
import { newMaker } from "../compile/make.ts";
import { onceFor } from "../compile/once.ts";
import { mediaPath } from "../compile/render/page.ts";
import { writeFiles } from "../compile/write.ts";
import type { ComposedCourse } from "../compile/types.ts";
import { type GalleryExample, galleryExamples, galleryFiles } from "../gallery.ts";
import { makingTools, openWorkshop } from "./workshop.ts";

/** Every block and question type, each as learners see it, beside its source. */
export interface Gallery {
  /** The page itself. */
  page(): Promise<string>;
  /** A file of the package that shows one example: `<module>/<page>/<path>`. `undefined` where there is none. */
  file(path: string): Promise<Uint8Array | undefined>;
}

export interface GalleryParts {
  readonly kit: Kit;
  readonly cache: Cache;
  /** `YYYY-MM-DD` */
  readonly today: () => string;
}

/** Nothing is made before it is asked for. */
export function openGallery({ kit, cache, today }: GalleryParts): Gallery {
  const tools = onceFor((given: Kit) => makingTools(given, cache));
  /** The one course of the gallery's own project, which lies in a folder only until it has been read. */
  const compiled = onceFor(async (given: Kit) => {
    const root = await mkdtemp(join(tmpdir(), "curricle-gallery-"));
    try {
      await writeFiles(root, galleryFiles(given));
      const { courses, found } = await (await openWorkshop({ root, kit: given, cache, today })).whole();
      const [course] = courses;
      if (!course) throw new Error(`The gallery cannot be made: ${found.diagnostics.map(({ message }) => message).join(" ")}`);
      return course;
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });
  const filesOf = onceFor(async (page: string) => {
    const alone = pageAlone(await compiled(kit), page);
    // It shows, and tells nobody: it needs no learning system around it.
    const target = kit.targets.find(({ codes }) => codes === undefined);
    if (!alone || !target) return new Map<string, Uint8Array>();
    const make = await newMaker(alone, [target.id], { ...(await tools(kit)), pages: new Map() });
    const { entries } = await make(target.id);
    return new Map(entries.map(({ path, pieces }) => [path, Buffer.concat(pieces.map((piece) => Buffer.from(piece as Uint8Array)))]));
  });
  return {
    async page() {
      const { templates } = await tools(kit);
      return templates.template("preview/gallery.hbs")({ groups: groupsOf(kit) });
    },
    async file(path) {
      const [module, page, ...rest] = path.split("/");
      const name = `${module}/${page}`;
      const { pages } = (await compiled(kit)).course;
      return pages.some(({ id }) => id === name) ? (await filesOf(name)).get(rest.join("/")) : undefined;
    },
  };
}

/** A course of one page, which keeps its answers apart from those of the others. `undefined` where there is no such page. */
function pageAlone(composed: ComposedCourse, id: string): ComposedCourse | undefined {
  const { course } = composed;
  const pages = course.pages.filter((page) => page.id === id);
  const modules = composed.modules.flatMap(({ module, pages: own }) => {
    const kept = own.filter(({ page }) => page.id === id);
    return kept.length > 0 ? [{ module, pages: kept }] : [];
  });
  const [page] = pages;
  if (!page) return undefined;
  return {
    ...composed,
    course: {
      ...course,
      key: `gallery-example-${id.replace("/", "-")}`,
      iri: page.iri,
      title: page.title,
      rule: { ...course.rule, read: true, quiz: false },
      modules: course.modules.filter((module) => module.id === page.module),
      pages,
    },
    modules,
    questions: composed.questions.filter(({ question }) => page.questions.some(({ id: own }) => own === question.id)),
  };
}

/** The two lists, by kind. */
function groupsOf(kit: Kit) {
  const { blocks, questions } = galleryExamples(kit);
  const shown = (examples: readonly GalleryExample[]) =>
    [...new Set(examples.map(({ kind }) => kind))].map((kind) => ({
      kind,
      within: kit.blockKinds.filter(({ within }) => within === kind).map(({ name }) => name),
      hidden: isForAuthors(kit, kind),
      examples: examples.filter((example) => example.kind === kind).map(shownExample),
    }));
  return [
    { id: "blocks", title: "Blocks", kinds: shown(blocks) },
    { id: "questions", title: "Questions", kinds: shown(questions) },
  ];
}

function shownExample(example: GalleryExample) {
  const { page, files } = example;
  const [module = ""] = page.split("/");
  const needed = files.map((name) => ({ name, address: `/gallery/${page}/${mediaPath({ id: module }, { name })}` }));
  return { ...example, id: page.replace("/", "-"), needed };
}
