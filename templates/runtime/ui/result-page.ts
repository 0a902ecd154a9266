import type { CoursePage } from "../../contract/course.ts";
import { quizPages } from "../course/result.ts";
import { attemptsLeft } from "../course/update.ts";
import { setIcon, setText } from "./element.ts";
import { linkTo, quizName, type Tools, type View } from "./view.ts";

/** What was achieved, what is recorded and what is still to do. */
export function showResult(tools: Tools, view: View): void {
  const { document, make, words, refill } = tools;
  const { course, state, recording } = view;
  refill(document.querySelector("[data-result]"), keyOf(view), () => [
    make(
      "div",
      { class: state.status === "passed" || state.status === "completed" ? "panel panel--good" : "panel" },
      make("h2", { class: "panel__title" }, words.say(`outcome.${state.status}`)),
      make("p", {}, words.say(`outcomeText.${state.status}`, { course: course.title })),
    ),
    ...todo(tools, view),
    make("h2", {}, words.say("achieved")),
    rows(tools, achieved(tools, view)),
    make("h2", {}, words.say("recorded")),
    make(
      "p",
      {},
      words.say(`recorded.${recording.mode === "normal" ? recording.save : recording.mode === "unrecorded" ? "unrecorded" : "review"}`),
    ),
    rows(tools, [
      [words.say("course"), course.title],
      [words.say("shownOn"), words.date(new Date())],
      [words.say("courseVersion"), course.version],
    ]),
  ]);
}

/** What the learner sees after leaving. */
export function showEnded(tools: Tools, view: View): void {
  const { document, make, words, refill } = tools;
  const { course, state, recording } = view;
  const kind = recording.mode !== "normal" ? "unrecorded" : recording.outcome?.confirmed ? "confirmed" : "unconfirmed";
  setText(document.querySelector("[data-ended-title]"), words.say(`endedTitle.${kind}`));
  setIcon(document.querySelector("[data-page=ended]"), kind === "unconfirmed" ? "unsaved" : "done");
  refill(document.querySelector("[data-ended]"), [kind, keyOf(view)], () => {
    if (kind === "unrecorded") return [make("p", { class: "lead" }, words.say("unrecordedText"))];
    const read = course.pages.filter(({ slot }) => state.visited.has(slot)).length;
    const values = { read, count: course.pages.length, score: words.percent(state.score ?? 0) };
    const details = rows(tools, [
      [words.say("course"), course.title],
      [words.say("status"), words.say(`status.${state.status}`)],
      ...achieved(tools, view),
      [words.say("shownOn"), words.date(new Date())],
      [words.say("courseVersion"), course.version],
    ]);
    if (kind === "confirmed") {
      return [
        make("p", { class: "lead" }, words.say("endedConfirmed")),
        make("p", {}, words.say(`ended.${state.status}`, values)),
        details,
      ];
    }
    return [
      make("p", { class: "lead" }, words.say("unconfirmedText")),
      make("h2", {}, words.say("unconfirmedDo")),
      make("ol", {}, make("li", {}, words.say("unconfirmedOpen")), make("li", {}, words.say("unconfirmedNote"))),
      details,
    ];
  });
}

function keyOf({ course, state, recording }: View): unknown {
  return [state.status, state.score, [...state.visited], [...state.quizzes], recording, course.rule];
}

type Row = readonly [name: string, value: string];

function rows({ make }: Tools, list: readonly Row[]): HTMLElement {
  return make("dl", { class: "rows" }, ...list.map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, value))));
}

function achieved(tools: Tools, { course, state }: View): readonly Row[] {
  const { words } = tools;
  const quizzes = quizPages(course);
  const read = course.pages.filter(({ slot }) => state.visited.has(slot)).length;
  const score: readonly Row[] =
    quizzes.length === 0 ? [] : [[words.say("score"), state.score === undefined ? words.say("scoreNone") : words.percent(state.score)]];
  return [
    ...score,
    ...(course.rule.quiz ? [[words.say("passMark"), words.percent(course.rule.passMark)] as const] : []),
    ...quizzes.map((page): Row => {
      const quiz = state.quizzes.get(page.slot);
      const value = quiz ? words.count("attemptsTaken", quiz.attempts, { score: words.percent(quiz.best) }) : words.say("notTaken");
      return [quizName(tools, course, page), value];
    }),
    [words.say("pagesOpened"), words.say("pagesOf", { read, count: course.pages.length })],
  ];
}

function todo(tools: Tools, { course, state }: View): HTMLElement[] {
  const { make, words } = tools;
  if (state.status !== "incomplete") return [];
  const { rule } = course;
  const unread = rule.read ? course.pages.filter(({ slot, quiz }) => !state.visited.has(slot) && !(quiz && rule.quiz)) : [];
  const untaken = rule.quiz ? quizPages(course).filter(({ slot }) => !state.quizzes.has(slot)) : [];
  const short = rule.quiz && untaken.length === 0 && (state.score ?? 0) < rule.passMark;
  const again = short
    ? quizPages(course).filter(({ slot }) => attemptsLeft(course, state, slot) && (state.quizzes.get(slot)?.best ?? 0) < 10000)
    : [];
  const list = (text: string, pages: readonly CoursePage[]) =>
    pages.length === 0
      ? []
      : [
          make("p", {}, text),
          make(
            "ul",
            {},
            ...pages.map((page) => make("li", {}, linkTo(tools, page, page.quiz ? quizName(tools, course, page) : page.title))),
          ),
        ];
  return [
    make("h2", {}, words.say("todo")),
    ...list(words.count("todoPages", unread.length), unread),
    ...list(words.say("todoQuiz"), untaken),
    ...list(words.say("todoScore", { passMark: words.percent(rule.passMark) }), again),
  ];
}
