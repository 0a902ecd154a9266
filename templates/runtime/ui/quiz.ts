import type { CoursePage } from "../../contract/course.ts";
import { scoreOf } from "../../contract/question-set.ts";
import { quizPages } from "../../contract/course-state.ts";
import { attemptsLeft, quizScore } from "../../contract/course-state.ts";
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
  const again = marked && attemptsLeft(course, state, page.slot);
  const problems = page.questions.flatMap((question, index) => {
    const values = { number: index + 1, problem: tools.words.say(viewOf(tools, question).incomplete) };
    return incomplete.has(question.slot) ? [{ to: `q${question.slot}`, text: tools.words.say("problemQuestion", values) }] : [];
  });
  setLinks(one(article, "[data-problem-links]"), problems);
  fill(article, { problems: problems.length > 0, open: !marked, again, quizResult: marked });
  if (marked) showQuizResult(tools, view, page, article, again);
}

/** Takes the learner to what submitting brought: the problems, or the result below its heading. */
export function goToNews(document: Document, page: CoursePage, problems: boolean): void {
  const article = document.getElementById(page.id);
  const news = one(article, problems ? ".problems" : ".panel");
  news?.focus({ preventScroll: true });
  (problems ? news : article)?.scrollIntoView();
}

function showQuizResult({ words, types }: Tools, { course, state }: View, page: CoursePage, article: HTMLElement, again: boolean): void {
  const { rule } = course;
  const score = quizScore(types, page, state);
  const { best = score, attempts = 0 } = state.quizzes.get(page.slot) ?? {};
  const judged = page.questions.filter(({ points }) => points > 0);
  const wrong = judged.filter((question) => scoreOf(types, question, state.answers.get(question.slot)) < 1);
  const reached = !rule.quiz || score >= rule.passMark;
  const count = judged.length;
  const lines = [
    words.count("quizCorrect", count, { correct: count - wrong.length }),
    rule.quiz && words.say(reached ? "quizReached" : "quizMissed", { passMark: words.percent(rule.passMark) }),
    rule.quiz && quizPages(course).length > 1 && words.say("quizTogether"),
    best > score && words.say("quizBest", { score: words.percent(best) }),
  ];
  const limited = rule.attempts > 0 && score < 10000;
  one(article, ".panel")?.classList.toggle("panel--good", reached);
  const topics = all(article, "[data-objective]");
  for (const topic of topics) setHidden(topic, !wrong.some(({ objective }) => objective === topic.dataset.objective));
  fill(article, {
    quizScore: words.say("quizScore", { score: words.percent(score) }),
    quizText: lines.filter(Boolean).join(" "),
    review: topics.some(({ hidden }) => !hidden),
    attemptsLeft: limited && (again ? words.count("attemptsLeft", rule.attempts - attempts) : words.say("noAttemptsLeft")),
    better: again && score < 10000,
  });
}
