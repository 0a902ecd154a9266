import type { BlockExampleFile } from "../templates/contract/block-kind.ts";
import type { QuestionExample } from "../templates/contract/question.ts";
import type { ListedQuestionType } from "../templates/questions/index.ts";
import { targets as toolTargets } from "../templates/targets/index.ts";
import { isQuestionType, type Kinds, TOOL_KINDS } from "./compile/kinds.ts";
import type { Kit } from "./compile/kit.ts";

/** A file of a project: path from its root, and what is in it. */
export interface GalleryFile {
  readonly path: string;
  readonly bytes: string | Uint8Array;
}

/** An example, and the page of the gallery that shows it. */
export interface GalleryExample {
  /** Of a question type or a block: what an author writes behind `:::`. */
  readonly kind: string;
  readonly title: string;
  readonly markdown: string;
  /** `<module>/<page>` */
  readonly page: string;
  /** Names of the files that it needs, within the module's folder. */
  readonly files: readonly string[];
}

const COURSE = {
  title: "Gallery",
  summary: "Every block and every question type with all of its examples.",
};

/** The module of all blocks; each question type has one of its own. */
const BLOCKS = "blocks";

/** Every example of every block and question type, in the order of the lists. */
export function galleryExamples({ blockKinds, questionTypes }: Kinds = TOOL_KINDS) {
  const blocks = blockKinds.flatMap(({ name, examples = [] }) =>
    examples.map(({ title, markdown, files = {} }, index): GalleryExample => {
      return { kind: name, title, markdown, page: `${BLOCKS}/${name}-${index + 1}`, files: Object.keys(files) };
    }),
  );
  const questions = questionTypes.flatMap(({ id, examples }) =>
    examples.map(({ title, markdown, pictures = {} }, index): GalleryExample => {
      return { kind: id, title, markdown, page: `${id}/example-${index + 1}`, files: Object.keys(pictures) };
    }),
  );
  return { blocks, questions };
}

/** A whole project that shows every example of every block, and of every question type: first as practice, then in a quiz. */
export function galleryFiles(kit: Kinds & Pick<Kit, "targets"> = { ...TOOL_KINDS, targets: toolTargets }): readonly GalleryFile[] {
  const modules = [BLOCKS, ...kit.questionTypes.map(({ id }) => id)];
  return [
    ...blockFiles(kit),
    ...kit.questionTypes.flatMap((type) => questionFiles(type, kit)),
    {
      path: "modules/project.yaml",
      bytes:
        "publisher: Curricle project\niri: https://curricle.example/gallery/\naccessibility: { contact: accessibility@curricle.example }\n",
    },
    {
      path: "modules/archetypes/everyone.yaml",
      bytes: "title: Everyone\ndescription: Whoever wants to see what there is.\nroles: [author]\n",
    },
    {
      path: "modules/frameworks/gallery.yaml",
      bytes:
        "id: gallery\ntitle: Gallery\nneeds:\n  - id: N1\n    theme: gallery\n    text: See what there is.\n    depth: { everyone: core }\n",
    },
    {
      path: "modules/courses/gallery.yaml",
      bytes: `title: ${COURSE.title}
summary: ${COURSE.summary}
language: en-GB
modules: [${modules.join(", ")}]
archetypes: [everyone]
complete-when: read all pages and pass the quiz
pass-mark: 80
attempts: unlimited
theme: nhsuk
targets: [${kit.targets.map(({ id }) => id).join(", ")}]
`,
    },
  ];
}

function blockFiles(kinds: Kinds): GalleryFile[] {
  const pages = galleryExamples(kinds).blocks.map(pageOf);
  const files = kinds.blockKinds.flatMap(({ examples = [] }) => examples.flatMap((example) => Object.entries(example.files ?? {})));
  return [
    moduleFile(BLOCKS, { title: "Blocks", summary: "Every example of every block.", text: pages.join("\n") }),
    ...files.map(([name, file]) => ({ path: `modules/${BLOCKS}/${name}`, bytes: bytesOf(file) })),
  ];
}

function bytesOf(file: BlockExampleFile): string | Uint8Array {
  return typeof file === "string" ? file : Buffer.from(file.base64, "base64");
}

function questionFiles({ id, examples, gradable }: ListedQuestionType, kinds: Kinds): GalleryFile[] {
  const title = `${id[0]?.toUpperCase()}${id.slice(1)}`;
  const pages = galleryExamples(kinds)
    .questions.filter(({ kind }) => kind === id)
    .map(pageOf);
  const quiz = gradable === false ? [] : examples.map((example, index) => asQuestion(example, `q${index + 1}-`, kinds));
  const pictures = Object.assign({}, ...examples.map((example) => example.pictures ?? {})) as Readonly<Record<string, string>>;
  const text = `${pages.join("\n")}${quiz.length > 0 ? `\n# Quiz {#quiz quiz}\n\n${quiz.join("\n\n")}\n` : ""}`;
  return [
    moduleFile(id, { title, summary: `Every example of the question type ${id}.`, text }),
    ...Object.entries(pictures).map(([name, svg]) => ({ path: `modules/${id}/${name}`, bytes: svg })),
  ];
}

function pageOf({ title, markdown, page }: GalleryExample): string {
  return `# ${title} {#${page.split("/")[1]}}\n\n${markdown}\n`;
}

function moduleFile(id: string, { title, summary, text }: Readonly<Record<"title" | "summary" | "text", string>>): GalleryFile {
  return {
    path: `modules/${id}/module.md`,
    bytes: `---
title: ${title}
summary: ${summary}
minutes: 5
language: en-GB
objectives:
  - id: see
    text: See what there is to write with.
    needs: [N1]
owner: Curricle project
review-by: 2099-12-31
---

${text}`,
  };
}

/** The same example once more, with ids of its own and an objective; what it says of another question goes with it. */
function asQuestion({ markdown }: QuestionExample, prefix: string, kinds: Kinds): string {
  const renamed = (name: string) => `${prefix}${name}`.slice(0, 32).replace(/-$/, "");
  return markdown
    .replace(/^(:::+ [\w-]+ )\{#([\w-]+)/gm, (whole, opening: string, name: string, at: number) =>
      at === 0 || isQuestionType(kinds, opening.trim().split(" ").at(-1) ?? "") ? `${opening}{#${renamed(name)} objective=see` : whole,
    )
    .replace(/\bpair=([\w-]+)/g, (_, name: string) => `pair=${renamed(name)}`);
}
