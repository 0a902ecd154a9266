import type { Course, CoursePage } from "../../contract/course.ts";
import { type CourseState, percentOf, questionsOn, quizPages, quizScore } from "../../contract/course-state.ts";
import { questionId } from "../../contract/packed.ts";
import { type QuestionSet, scoreOf } from "../../contract/question-set.ts";
import type { ObjectiveScore } from "../../contract/tracking.ts";

/** The same list as long as no quiz has been taken or begun anew. */
export type ScoreObjectives = (course: Course, types: QuestionSet, state: CourseState) => readonly ObjectiveScore[];

/** Points by objective in the attempt at one quiz that counts, and what that attempt came to. */
interface Attempt {
  readonly score: number;
  readonly points: ReadonlyMap<string, { readonly earned: number; readonly possible: number }>;
}

/**
 * The share of the points of each objective that the learner has earned in the attempts that count. An objective is scored once
 * every quiz that tests it has been taken (as the course is, rule S12-4), and only where the answers of the attempts that count
 * are known: the saved state holds those of the last attempt alone, so earlier ones are remembered while the page is open.
 */
export default function newObjectives(): ScoreObjectives {
  const attempts = new Map<number, Attempt>();
  let quizzes: CourseState["quizzes"] | undefined;
  let scores: readonly ObjectiveScore[] = [];

  return (course, types, state) => {
    if (state.quizzes === quizzes) return scores;
    quizzes = state.quizzes;
    const pages = quizPages(course);
    for (const page of pages) if (counts(course, types, page, state)) attempts.set(page.slot, attemptAt(page, types, state));
    const known = ({ slot }: CoursePage) => {
      const attempt = attempts.get(slot);
      return attempt && attempt.score === state.quizzes.get(slot)?.best ? attempt.points : undefined;
    };
    scores = [...new Set(pages.flatMap(objectivesOf))].flatMap((id) => {
      const tested = pages.filter((page) => objectivesOf(page).includes(id)).map(known);
      const points = tested.flatMap((one) => one?.get(id) ?? []);
      if (tested.includes(undefined) || points.length === 0) return [];
      const sum = (what: "earned" | "possible") => points.reduce((total, one) => total + one[what], 0);
      const isBest = course.rule.counts !== "last" || state.status === "passed";
      return [{ id, score: percentOf(sum("earned"), sum("possible")), isBest }];
    });
    return scores;
  };
}

/** True where the marked answers on a page are those of the attempt that counts. */
function counts({ rule }: Course, types: QuestionSet, page: CoursePage, state: CourseState): boolean {
  const quiz = state.quizzes.get(page.slot);
  const isOnShow = quiz?.marked === true && quizScore(types, page, state) === quiz.best;
  return isOnShow && (rule.counts !== "first" || quiz.attempts === 1);
}

function attemptAt(page: CoursePage, types: QuestionSet, state: CourseState): Attempt {
  const points = new Map<string, { earned: number; possible: number }>();
  for (const question of questionsOn(page, state)) {
    const id = questionId(page.module, question.objective);
    const { earned, possible } = points.get(id) ?? { earned: 0, possible: 0 };
    const share = scoreOf(types, question, state.answers.get(question.slot));
    points.set(id, { earned: earned + question.points * share, possible: possible + question.points });
  }
  return { score: quizScore(types, page, state), points };
}

function objectivesOf({ module, questions }: CoursePage): string[] {
  return questions.flatMap(({ objective }) => (objective ? [questionId(module, objective)] : []));
}
