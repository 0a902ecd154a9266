import type { Course } from "../../contract/course.ts";
import type { CourseEvent, Status } from "../../contract/event.ts";
import type { Answered } from "../../contract/interaction.ts";

/** An answer to a graded question, in the words of the day on which it was given. */
export interface KeptAnswer {
  /** Id of the question. */
  readonly id: string;
  readonly question: string;
  /** A boolean where the form has the words for it; "" where none was given. */
  readonly answer: string | boolean;
  /** 0 … 1; `undefined` where no answer is better than another. */
  readonly score: number | undefined;
}

export interface KeptAttempt {
  readonly attempt: number;
  /** Points that its answers earned. */
  readonly points: number;
  readonly answers: readonly KeptAnswer[];
}

/** What the learner can take away besides their standing, kept in the browser as JSON. */
export interface KeptRecord {
  readonly format: 1;
  /** What came of the course, when that was first so (ISO 8601, UTC), and the version of the course on that day. */
  readonly finished: { readonly status: Status; readonly at: string; readonly version: string } | undefined;
  /** By page id. The best attempt counts, so its answers are shown; the last is the one that is being marked. */
  readonly quizzes: Readonly<Record<string, { readonly best: KeptAttempt; readonly last: KeptAttempt }>>;
}

const NOTHING: KeptRecord = { format: 1, finished: undefined, quizzes: {} };

/** An empty record for any text that was not written as one. */
export function readRecord(text: string): KeptRecord {
  try {
    const read = JSON.parse(text) as Partial<KeptRecord> | null;
    return read?.format === 1 && read.quizzes instanceof Object ? (read as KeptRecord) : NOTHING;
  } catch {
    return NOTHING;
  }
}

/** The record after that event; the same object where it says nothing new. Practice is not part of the result and is left out. */
export function noted(record: KeptRecord, course: Course, event: CourseEvent, now: Date): KeptRecord {
  switch (event.type) {
    case "page":
    case "progressed":
      return record;
    case "answered":
      return event.graded ? withAnswer(record, course, event) : record;
    case "completed":
    case "passed":
    case "failed":
      if (record.finished?.status === event.type) return record;
      return { ...record, finished: { status: event.type, at: now.toISOString(), version: course.version } };
  }
}

function withAnswer(record: KeptRecord, course: Course, event: Extract<CourseEvent, { type: "answered" }>): KeptRecord {
  const { question, attempt, score, answered } = event;
  const page = course.pages.find(({ questions }) => questions.some(({ id }) => id === question.id));
  if (!page) return record;
  const before = record.quizzes[page.id];
  const same = before?.last.attempt === attempt ? before.last : { attempt, points: 0, answers: [] };
  if (same.answers.some(({ id }) => id === question.id)) return record;
  const last: KeptAttempt = {
    attempt,
    points: same.points + question.points * score,
    answers: [
      ...same.answers,
      { id: question.id, question: question.text, answer: answerOf(answered), score: question.points > 0 ? score : undefined },
    ],
  };
  const whole = last.answers.length === page.questions.length;
  const best = !before || before.best.attempt === attempt || (whole && last.points >= before.best.points) ? last : before.best;
  return { ...record, quizzes: { ...record.quizzes, [page.id]: { best, last } } };
}

/** What the learner answered, to be read by people. */
export function answerOf(answered: Answered): string | boolean {
  switch (answered.kind) {
    case "true-false":
      return answered.response ?? "";
    case "choice":
    case "sequencing":
      return (answered.response ?? []).map((id) => textOf(answered.options, id)).join("; ");
    case "likert":
      return textOf(answered.scale, answered.response ?? "");
    case "matching":
      return (answered.response ?? [])
        .map(({ source, target }) => `${textOf(answered.sources, source)} – ${textOf(answered.targets, target)}`)
        .join("; ");
    case "performance":
      return (answered.response ?? [])
        .map(({ step, response: done }) => {
          const { text = step, responses = [] } = answered.steps.find(({ id }) => id === step) ?? {};
          return `${text} – ${textOf(responses, done)}`;
        })
        .join("; ");
    case "numeric":
      return answered.response === undefined ? "" : String(answered.response);
    case "fill-in":
      return [answered.response ?? ""].flat().join("; ");
    case "long-fill-in":
    case "other":
      return answered.response ?? "";
  }
}

function textOf(named: readonly { readonly id: string; readonly text: string }[], id: string): string {
  return named.find((entry) => entry.id === id)?.text ?? id;
}
