import type { Course, CoursePage } from "../../contract/course.ts";
import { scoreOf } from "../course/question-set.ts";
import { quizPages } from "../course/result.ts";
import { attemptsLeft, quizScore } from "../course/update.ts";
import { setHidden } from "./element.ts";
import { viewOf } from "./question-form.ts";
import { linkTo, pageAt, type Tools, type View } from "./view.ts";

/** The quiz around its questions: what is missing, and what came of it. */
export function showQuiz(tools: Tools, view: View): void {
  const page = pageAt(view);
  const article = page?.quiz ? tools.document.getElementById(page.id) : null;
  if (!page || !article) return;
  const { course, state, incomplete } = view;
  const marked = state.quizzes.get(page.slot)?.marked === true;
  const again = marked && attemptsLeft(course, state, page.slot);
  setHidden(article.querySelector<HTMLElement>("[data-quiz-intro]"), marked);
  setHidden(article.querySelector<HTMLElement>("[data-submit]"), marked);
  setHidden(article.querySelector<HTMLElement>(".quiz-actions [data-retry]"), !again);
  showProblems(tools, article, page, incomplete);
  const key = [marked, state.quizzes.get(page.slot), quizScore(tools.types, page, state), state.status, course.rule];
  tools.refill(article.querySelector("[data-quiz-result]"), key, () => (marked ? [resultPanel(tools, view, page, again)] : []));
}

function showProblems(tools: Tools, article: HTMLElement, page: CoursePage, incomplete: View["incomplete"]): void {
  const { make, words } = tools;
  const missing = page.questions.filter(({ slot }) => incomplete.has(slot));
  tools.refill(
    article.querySelector("[data-quiz-problems]"),
    missing.map(({ slot }) => slot),
    () => {
      if (missing.length === 0) return [];
      const links = missing.map((question) => {
        const values = { number: page.questions.indexOf(question) + 1, problem: words.say(viewOf(tools, question).incomplete) };
        return make("li", {}, make("a", { href: `#q${question.slot}` }, words.say("problemQuestion", values)));
      });
      return [
        make(
          "div",
          { class: "nhsuk-error-summary", tabindex: "-1" },
          make("h2", { class: "nhsuk-error-summary__title" }, words.say("problem")),
          make("ul", { class: "nhsuk-error-summary__list" }, ...links),
        ),
      ];
    },
  );
}

function resultPanel(tools: Tools, { course, state }: View, page: CoursePage, again: boolean): HTMLElement {
  const { make, words, types } = tools;
  const score = quizScore(types, page, state);
  const best = state.quizzes.get(page.slot)?.best ?? score;
  const attempts = state.quizzes.get(page.slot)?.attempts ?? 0;
  const correct = page.questions.filter((question) => scoreOf(types, question, state.answers.get(question.slot)) === 1).length;
  const { rule } = course;
  const passMark = words.percent(rule.passMark);
  const reached = !rule.quiz || score >= rule.passMark;
  const lines = [
    words.count("quizCorrect", page.questions.length, { correct }),
    rule.quiz ? words.say(reached ? "quizReached" : "quizMissed", { passMark }) : "",
    rule.quiz && quizPages(course).length > 1 ? words.say("quizTogether") : "",
    best > score ? words.say("quizBest", { score: words.percent(best) }) : "",
  ];
  const left =
    rule.attempts === 0 || score === 10000
      ? ""
      : again
        ? words.count("attemptsLeft", rule.attempts - attempts)
        : words.say("noAttemptsLeft");
  return make(
    "div",
    { class: reached ? "panel panel--good" : "panel", tabindex: "-1" },
    make("h2", { class: "panel__title" }, words.say("quizScore", { score: words.percent(score) })),
    make("p", {}, lines.filter(Boolean).join(" ")),
    ...reviewList(tools, course, state, page),
    left ? make("p", {}, left) : undefined,
    again && score < 10000
      ? make("button", { class: "nhsuk-button nhsuk-button--secondary", type: "button", "data-retry": "" }, words.say("quizAgain"))
      : undefined,
    state.status === "incomplete" ? undefined : make("p", {}, make("a", { href: "#result" }, words.say("seeResult"))),
  );
}

/** The objectives of wrong answers, each with the pages of its module that practise it. */
function reviewList(tools: Tools, course: Course, state: View["state"], page: CoursePage): HTMLElement[] {
  const { make, words, types } = tools;
  const wrong = page.questions.filter((question) => scoreOf(types, question, state.answers.get(question.slot)) < 1);
  const missed = course.modules
    .find(({ id }) => id === page.module)
    ?.objectives.filter(({ id }) => wrong.some(({ objective }) => objective === id));
  if (!missed || missed.length === 0) return [];
  const items = missed.map(({ id, text }) => {
    const links = pagesAbout(course, page.module, id).flatMap((about, index) => [index > 0 ? ", " : " ", linkTo(tools, about)]);
    return make("li", {}, text, ...(links.length > 0 ? [make("span", { class: "panel__pages" }, words.say("reviewPages"), ...links)] : []));
  });
  return [make("h3", { class: "panel__subtitle" }, words.say("review")), make("ul", { class: "panel__list" }, ...items)];
}

/** Pages that practise an objective, or the module's first page where none does. */
function pagesAbout(course: Course, module: string, objective: string): readonly CoursePage[] {
  const pages = course.pages.filter((page) => page.module === module && !page.quiz);
  const about = pages.filter(({ questions }) => questions.some((question) => question.objective === objective));
  return about.length > 0 ? about : pages.slice(0, 1);
}
