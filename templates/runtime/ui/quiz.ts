import type { CoursePage, CourseQuestion } from "../../contract/course.ts";
import { scoreOf, typeOf } from "../../contract/question-set.ts";
import { quizPages } from "../../contract/course-state.ts";
import { attemptsLeft, type CourseState, questionsOn, quizScore } from "../../contract/course-state.ts";
import { all, fill, one, setHidden, setLinks } from "./element.ts";
import { viewOf } from "./question-form.ts";
import { pageAt, type Tools, type View } from "./view.ts";

/** The quiz around its questions: what is missing, and what came of it. */
export function showQuiz(tools: Tools, view: View): void {
  const page = pageAt(view);
  const article = page?.quiz ? tools.document.getElementById(page.id) : null;
  if (!page || !article) return;
  const { course, state, incomplete } = view;
  const marked = state.quizzes.get(page.slot)?.marked === true;
  const left = marked && attemptsLeft(course, state, page.slot);
  const from = (state.quizzes.get(page.slot)?.from ?? 0) * 60_000;
  const again = left && from <= tools.now().getTime();
  const problems = questionsOn(page, state).flatMap((question, index) => {
    const values = { number: index + 1, problem: tools.words.say(viewOf(tools, question).incomplete) };
    return incomplete.has(question.slot) ? [{ to: `q${question.slot}`, text: tools.words.say("problemQuestion", values) }] : [];
  });
  setLinks(one(article, "[data-problem-links]"), problems);
  fill(article, { problems: problems.length > 0, open: !marked, again, quizResult: marked });
  if (marked) showQuizResult(tools, view, page, article, { again, left, from: new Date(from) });
}

/** Takes the learner to what submitting brought: the problems, or the result below its heading. */
export function goToNews(document: Document, page: CoursePage, problems: boolean): void {
  const article = document.getElementById(page.id);
  const news = one(article, problems ? ".problems" : ".panel");
  news?.focus({ preventScroll: true });
  (problems ? news : article)?.scrollIntoView();
}

/** Whether another attempt is left, whether it may be made now, and from when on. */
interface Retry {
  readonly left: boolean;
  readonly again: boolean;
  readonly from: Date;
}

function showQuizResult(tools: Tools, { course, state }: View, page: CoursePage, article: HTMLElement, { left, again, from }: Retry): void {
  const { words, types } = tools;
  const { rule } = course;
  const isTest = page.rule?.pretest === true;
  const counts = rule.quiz && !isTest;
  const score = quizScore(types, page, state);
  const { best = score, attempts = 0 } = state.quizzes.get(page.slot) ?? {};
  const asked = questionsOn(page, state);
  const judged = asked.filter(({ points }) => points > 0);
  const wrong = judged.filter((question) => scoreOf(types, question, state.answers.get(question.slot)) < 1);
  const reached = !rule.quiz || score >= rule.passMark;
  const count = judged.length;
  const lines = [
    words.count("quizCorrect", count, { correct: count - wrong.length }),
    isTest && words.say(score >= rule.passMark ? "pretestReached" : "pretestMissed"),
    counts && words.say(reached ? "quizReached" : "quizMissed", { passMark: words.percent(rule.passMark) }),
    counts && quizPages(course).length > 1 && words.say("quizTogether"),
    ...summaries(tools, asked, state),
    counts && best !== score && words.say(rule.counts ? "quizCounts" : "quizBest", { score: words.percent(best) }),
  ];
  const limited = rule.attempts > 0 && score < 10000 && !isTest;
  one(article, ".panel")?.classList.toggle("panel--good", reached);
  const topics = all(article, "[data-objective]");
  for (const topic of topics) setHidden(topic, !wrong.some(({ objective }) => objective === topic.dataset.objective));
  fill(article, {
    quizScore: words.say("quizScore", { score: words.percent(score) }),
    quizText: lines.filter(Boolean).join(" "),
    review: topics.some(({ hidden }) => !hidden),
    attemptsLeft: limited && (left ? words.count("attemptsLeft", rule.attempts - attempts) : words.say("noAttemptsLeft")),
    retryFrom: left && !again && score < 10000 && words.say("retryFrom", { date: words.date(from), time: words.time(from) }),
    better: again && score < 10000,
  });
}

/** What the question types have to say about their own answers. */
function summaries({ types, views, words }: Tools, asked: readonly CourseQuestion[], { answers }: CourseState): string[] {
  return Object.entries(views).map(([type, { summary }]) => {
    const own = asked.flatMap((question) => {
      const encoded = question.type === type ? answers.get(question.slot) : undefined;
      const answer = encoded === undefined ? undefined : typeOf(types, question).decode(question.data, encoded);
      return answer === undefined ? [] : [{ answer, score: scoreOf(types, question, encoded) }];
    });
    return summary?.(own, words.say) ?? "";
  });
}
