import { questionsOf, readModule } from "../../builder/compile/parse/module.ts";
import { NO_NAMES } from "../../builder/compile/parse/names.ts";
import { newReport } from "../../builder/diagnostics/report.ts";
import type { Course, CourseQuestion } from "../../templates/contract/course.ts";
import type { QuestionExample } from "../../templates/contract/question.ts";
import type { QuestionSet } from "../../templates/contract/question-set.ts";
import { type ListedQuestionType, questionTypes } from "../../templates/questions/index.ts";
import strings from "../../templates/strings/en.json" with { type: "json" };
import { course, coursePage } from "../support/course.ts";

/** All question types, as a package that uses them all would have them. */
export const allTypes: QuestionSet = Object.fromEntries(questionTypes.map((type) => [type.id, type]));

/** What a learner can do with a question: how it must be recorded is in `test/fixtures/gallery.txt`. */
export type Situation = "right" | "partly right" | "wrong" | "empty" | "resumed";

export interface Shown {
  readonly name: string;
  readonly type: ListedQuestionType;
  readonly example: QuestionExample;
}

export const shown: readonly Shown[] = questionTypes.flatMap((type) =>
  type.examples.map((example) => ({ name: `${type.id}: ${example.title}`, type, example })),
);

/** The answer of that situation, as it is saved; `undefined` for none, and for a situation that this example does not have. */
export function answerFor({ answers }: QuestionExample, situation: Situation): string | undefined {
  const fits: Record<Situation, (score: number) => boolean> = {
    right: (score) => score === 1,
    resumed: () => true,
    "partly right": (score) => score > 0 && score < 1,
    wrong: (score) => score === 0,
    empty: () => false,
  };
  return answers.find(({ score }) => fits[situation](score))?.encoded;
}

/** The front matter of a module that holds examples. */
function frontMatter(title: string): string {
  return `---
title: ${title}
summary: Every example of this question type.
minutes: 5
language: en-GB
objectives: [{id: see, text: See how it looks., needs: [N1]}]
owner: Curricle project
review-by: 2027-06-30
---
`;
}

/** A course of one quiz with one question: the first of the example. */
export function courseOf({ type, example }: Shown): Course {
  const media = Object.entries(example.pictures ?? {}).map(([name, svg]) => ({
    path: `modules/m/${name}`,
    name,
    bytes: new TextEncoder().encode(svg),
  }));
  const text = `${frontMatter("Example")}\n# Page {#page}\n\n${example.markdown}\n`;
  const read = readModule({ id: "m", file: { path: "modules/m/module.md", text }, media }, [], new Set(), NO_NAMES, newReport());
  const authored = questionsOf(read?.module.pages ?? [])[0];
  if (!authored) throw new Error(`The example "${example.title}" cannot be read.`);
  const question: CourseQuestion = {
    id: `m__${authored.id.replaceAll("-", "_")}`,
    slot: 0,
    type: type.id,
    iri: `https://test.example/modules/m/questions/${authored.id}`,
    points: authored.points,
    objective: "o",
    text: authored.stem.text,
    data: type.worded ? type.worded(authored.data, strings) : authored.data,
  };
  return { ...course, pages: [coursePage(0, [question], true)] };
}
