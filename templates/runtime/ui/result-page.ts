import { attemptsLeft, pagesToRead, quizPages } from "../../contract/course-state.ts";
import { fill, one, setIcon, setLinks } from "./element.ts";
import type { Tools, View } from "./view.ts";

/** What was achieved, what is recorded and what is still to do; and what the certificate says, to which only this page leads. */
export function showResult(tools: Tools, view: View): void {
  const { document, words } = tools;
  const { course, state, recording } = view;
  const { status, score } = state;
  const { held, learnerName } = recording;
  // All that the certificate says has been confirmed by the other side.
  const certified = learnerName !== undefined && status !== "failed" && held?.status === status && (held.score ?? score) === score;
  one(document, "#result .panel")?.classList.toggle("panel--good", status === "passed" || status === "completed");
  fill(document, {
    outcome: words.say(`outcome.${status}`),
    outcomeText: words.say(`outcomeText.${status}`, { course: course.title }),
    recorded: words.say(
      `recorded.${recording.mode === "normal" ? recording.save : recording.mode === "unrecorded" ? "unrecorded" : "review"}`,
    ),
    hasHeld: recording.mode === "normal" && held !== undefined,
    held: held !== undefined && words.say(`held.${held.status}`, { score: words.percent(held.score ?? 0) }),
    certified,
    // A text and never HTML (rule SEC-5). Where there is no name, a line stays free for it.
    learnerName: certified && (learnerName || " "),
  });
  showAchieved(tools, view);
  showTodo(tools, view);
}

/** What the learner sees after leaving. */
export function showEnded(tools: Tools, view: View): void {
  const { document, words } = tools;
  const { course, state, recording } = view;
  const kind = recording.mode !== "normal" ? "unrecorded" : recording.outcome?.confirmed ? "confirmed" : "unconfirmed";
  const read = course.pages.filter(({ slot }) => state.visited.has(slot)).length;
  // What the other side holds may differ: it may have a pass mark of its own (rule COMMIT-7).
  const standing = recording.held ?? state;
  const values = { read, count: course.pages.length, score: words.percent(standing.score ?? 0) };
  setIcon(one(document, "[data-page=ended]"), kind === "unconfirmed" ? "unsaved" : "done");
  fill(document, {
    endedTitle: words.say(`endedTitle.${kind}`),
    endedText: words.say(`endedText.${kind}`),
    endedStatus: kind === "confirmed" && words.say(`ended.${standing.status}`, values),
    unconfirmed: kind === "unconfirmed",
    endedDetails: kind !== "unrecorded",
    status: words.say(`status.${state.status}`),
  });
  showAchieved(tools, view);
}

function showAchieved({ document, words }: Tools, { course, state, recording }: View): void {
  fill(document, {
    hasReceipt: recording.receipt !== "",
    receipt: recording.receipt,
    score: state.score === undefined ? words.say("scoreNone") : words.percent(state.score),
    today: words.date(new Date()),
  });
  for (const { slot } of quizPages(course)) {
    const quiz = state.quizzes.get(slot);
    const taken = quiz ? words.count("attemptsTaken", quiz.attempts, { score: words.percent(quiz.best) }) : words.say("notTaken");
    fill(document, { [`quiz-${slot}`]: taken });
  }
}

function showTodo({ document, words }: Tools, { course, state }: View): void {
  const { rule } = course;
  const quizzes = rule.quiz ? quizPages(course) : [];
  const unread = rule.read ? pagesToRead(course, state).filter((page) => !state.visited.has(page.slot) && !quizzes.includes(page)) : [];
  const untaken = quizzes.filter(({ slot }) => !state.quizzes.has(slot));
  const short = untaken.length === 0 && (state.score ?? 0) < rule.passMark;
  const again = quizzes.filter(({ slot }) => short && attemptsLeft(course, state, slot) && (state.quizzes.get(slot)?.best ?? 0) < 10000);
  const toTake = short ? again : untaken;
  fill(document, {
    todo: state.status === "incomplete",
    todoPages: unread.length > 0 && words.count("todoPages", unread.length),
    toTake: toTake.length > 0,
    todoQuiz: short ? words.say("todoScore", { passMark: words.percent(rule.passMark) }) : words.say("todoQuiz"),
  });
  for (const page of quizzes) fill(document, { [`take-${page.slot}`]: toTake.includes(page) });
  setLinks(
    one(document, "[data-unread]"),
    unread.map(({ id, title }) => ({ to: id, text: title })),
  );
}
