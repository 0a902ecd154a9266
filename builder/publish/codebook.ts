import type { Course, CoursePage, CourseQuestion } from "../../templates/contract/course.ts";
import { type Possible, possibleAnswers } from "../../templates/contract/possible.ts";
import type { Target } from "../../templates/contract/target.ts";
import type { ListedQuestionType } from "../../templates/questions/index.ts";
import { printCsv } from "./csv.ts";

/** What the codes in reports mean: one line for each answer of each question. `targets` are those that the course is made for. */
export function codebook(
  course: Course,
  targets: readonly Target[],
  questionType: (id: string) => Pick<ListedQuestionType, "interaction">,
): string {
  const coded = targets.flatMap(({ id, codes }) => (codes ? [{ id, codes }] : []));
  const head = [...COLUMNS.map(([name]) => name), ...coded.flatMap(({ id }) => [`${id} interaction id`, `${id} response`])];
  const lines = course.pages.flatMap((page) =>
    page.questions.flatMap((question) => {
      const asked = questionType(question.type).interaction(question.data, undefined);
      return possibleAnswers(asked).map((possible) => [
        ...COLUMNS.map(([, value]) => value({ course, page, question, kind: asked.kind, possible })),
        ...coded.flatMap(({ codes }) => [
          codes.id(question, page.quiz),
          possible.answered ? codes.response(possible.answered) : possible.code,
        ]),
      ]);
    }),
  );
  return printCsv([head, ...lines]);
}

interface Line {
  readonly course: Course;
  readonly page: CoursePage;
  readonly question: CourseQuestion;
  readonly kind: string;
  readonly possible: Possible;
}

const COLUMNS: readonly (readonly [name: string, value: (line: Line) => string])[] = [
  ["course", ({ course }) => course.key],
  ["version", ({ course }) => course.version],
  ["module", ({ page }) => page.module],
  ["module title", (line) => moduleOf(line)?.title ?? ""],
  ["page", ({ page }) => page.title],
  ["question id", ({ question }) => question.id],
  ["activity", ({ question }) => question.iri],
  ["type", ({ question }) => question.type],
  ["kind", ({ kind }) => kind],
  ["graded", (line) => yesOrNo(isGraded(line))],
  ["points", (line) => (isGraded(line) ? String(line.question.points) : "")],
  ["objective", (line) => objectiveOf(line)?.text ?? ""],
  ["needs", (line) => objectiveOf(line)?.needs.join(" ") ?? ""],
  ["question", ({ question }) => question.text],
  ["answer code", ({ possible }) => possible.code],
  ["answer", ({ possible }) => possible.text],
  ["correct", ({ possible }) => (possible.correct === undefined ? "" : yesOrNo(possible.correct))],
];

function isGraded({ page, question }: Line): boolean {
  return page.quiz && question.points > 0;
}

function moduleOf({ course, page }: Line): Course["modules"][number] | undefined {
  return course.modules.find(({ id }) => id === page.module);
}

function objectiveOf(line: Line) {
  return moduleOf(line)?.objectives.find(({ id }) => id === line.question.objective);
}

function yesOrNo(value: boolean): string {
  return value ? "yes" : "no";
}
