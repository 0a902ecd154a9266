import type { Course, CoursePage, CourseQuestion } from "../contract/course.ts";
import { type CourseState, showsAtOnce } from "../contract/course-state.ts";
import { type QuestionSet, scoreOf, typeOf } from "../contract/question-set.ts";
import { type ReadState, readState } from "../runtime/course/saved-state.ts";
import { answerInWords } from "./play-answers.ts";
import { percent } from "./play-words.ts";

/** A saved state, decoded for people. */
export interface SavedInWords {
  /** How much of it could be read. */
  readonly kind: ReadState["kind"];
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly quizzes: readonly { readonly title: string; readonly attempts: number; readonly best: string }[];
  readonly answers: readonly AnswerInWords[];
}

export interface AnswerInWords {
  readonly page: string;
  readonly question: string;
  readonly answer: string;
  /** "" where the learner has not been told yet. */
  readonly verdict: "" | "right" | "partly right" | "wrong";
}

/** Hundredths of a percent. */
const scoreInWords = (score: number) => percent(score / 10000);

export function savedInWords(course: Course, types: QuestionSet, text: string): SavedInWords {
  const read = readState(course, types, text);
  if (read.kind === "empty" || read.kind === "foreign") return { kind: read.kind, facts: [], quizzes: [], answers: [] };
  const { state } = read;
  const answerOn = (page: CoursePage) => page.questions.flatMap((question) => answerTo(types, course, page, question, state) ?? []);
  const titleOf = (slot: number) =>
    titleIn(
      course,
      course.pages.find((page) => page.slot === slot),
    );
  const marked = [...state.bookmarks].map(titleOf).join("; ");
  return {
    kind: read.kind,
    facts: [
      { name: "Goes on at", value: titleOf(state.page) },
      { name: "Pages read", value: `${state.visited.size} of ${course.pages.length}` },
      { name: "Status", value: state.status },
      { name: "Score", value: state.score === undefined ? "none yet" : scoreInWords(state.score) },
      ...(marked ? [{ name: "Bookmarks", value: marked }] : []),
      { name: "Revision", value: String(state.revision) },
    ],
    quizzes: [...state.quizzes].map(([slot, { attempts, best }]) => ({ title: titleOf(slot), attempts, best: scoreInWords(best) })),
    answers: course.pages.flatMap(answerOn),
  };
}

/** With its module, where several pages have the same title. */
function titleIn({ pages, modules }: Course, page: CoursePage | undefined): string {
  if (!page) return "";
  const isAlone = pages.filter(({ title }) => title === page.title).length === 1;
  return isAlone ? page.title : `${page.title}, ${modules.find(({ id }) => id === page.module)?.title ?? page.module}`;
}

function answerTo(
  types: QuestionSet,
  course: Course,
  page: CoursePage,
  question: CourseQuestion,
  state: CourseState,
): AnswerInWords | undefined {
  const encoded = state.answers.get(question.slot);
  if (encoded === undefined) return undefined;
  const type = typeOf(types, question);
  const told = state.checked.has(question.slot) || (!showsAtOnce(page) && state.quizzes.get(page.slot)?.marked === true);
  const score = scoreOf(types, question, encoded);
  return {
    page: titleIn(course, page),
    question: question.text,
    answer: answerInWords(type.interaction(question.data, type.decode(question.data, encoded))),
    verdict: !told ? "" : score >= 1 ? "right" : score > 0 ? "partly right" : "wrong",
  };
}
