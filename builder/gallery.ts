import type { QuestionExample } from "../templates/contract/question.ts";
import type { ListedQuestionType } from "../templates/questions/index.ts";
import { targets as toolTargets } from "../templates/targets/index.ts";
import { isQuestionType, type Kinds, TOOL_KINDS } from "./compile/kinds.ts";
import type { Kit } from "./compile/kit.ts";

/** A file of a project: path from its root, and text. */
export interface GalleryFile {
  readonly path: string;
  readonly bytes: string;
}

const COURSE = {
  title: "Gallery",
  summary: "Every question type with all of its examples.",
};

/** A whole project that shows every example of every question type, first as practice, then in a quiz. */
export function galleryFiles(kit: Kinds & Pick<Kit, "targets"> = { ...TOOL_KINDS, targets: toolTargets }): readonly GalleryFile[] {
  const types = kit.questionTypes.map(({ id }) => id);
  return [
    ...kit.questionTypes.flatMap((type) => moduleFiles(type, kit)),
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
modules: [${types.join(", ")}]
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

function moduleFiles({ id, examples, gradable }: ListedQuestionType, kinds: Kinds): GalleryFile[] {
  const title = `${id[0]?.toUpperCase()}${id.slice(1)}`;
  const pages = examples.map((example, index) => `# ${example.title} {#example-${index + 1}}\n\n${example.markdown}\n`);
  const quiz = gradable === false ? [] : examples.map((example, index) => asQuestion(example, `q${index + 1}-`, kinds));
  const pictures = Object.assign({}, ...examples.map((example) => example.pictures ?? {})) as Readonly<Record<string, string>>;
  return [
    {
      path: `modules/${id}/module.md`,
      bytes: `---
title: ${title}
summary: Every example of the question type ${id}.
minutes: 5
language: en-GB
objectives:
  - id: see
    text: See what this question type can do.
    needs: [N1]
owner: Curricle project
review-by: 2099-12-31
---

${pages.join("\n")}${quiz.length > 0 ? `\n# Quiz {#quiz quiz}\n\n${quiz.join("\n\n")}\n` : ""}`,
    },
    ...Object.entries(pictures).map(([name, svg]) => ({ path: `modules/${id}/${name}`, bytes: svg })),
  ];
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
