import { type Change, change } from "./change.ts";
import type { QuestionIdentity } from "./identity.ts";
import type { QuestionRecord } from "./question-record.ts";

/** What is different about a question that both have; nothing where one of them does not say. */
export function questionChanges(old: QuestionIdentity | undefined, { id, record: now }: QuestionIdentity): Change[] {
  const before = old?.record;
  if (!before || !now) return [];
  // Answers of two types cannot be compared one by one.
  const answers =
    before.type === now.type
      ? [...answerChanges(id, before, now), ...keyChanges(id, before, now)]
      : [change("type-changed", id, before.type, now.type)];
  return [...gradingChanges(id, before, now), ...answers];
}

function gradingChanges(id: string, old: QuestionRecord, now: QuestionRecord): Change[] {
  if (!isGraded(old) && !isGraded(now)) return [];
  if (!isGraded(old)) return [change("became-graded", id)];
  if (!isGraded(now)) return [change("became-practice", id)];
  return [
    ...(old.quiz === now.quiz ? [] : [change("quiz-moved", id, old.quiz, now.quiz)]),
    ...(old.points === now.points ? [] : [change("weight-changed", id, pointsInWords(old.points), pointsInWords(now.points))]),
  ];
}

/** A question that nobody can get wrong has no points, in a quiz either. */
export function isGraded({ quiz, points }: QuestionRecord): boolean {
  return quiz !== "" && points > 0;
}

function pointsInWords(points: number): string {
  return `${points} point${points === 1 ? "" : "s"}`;
}

function answerChanges(id: string, old: QuestionRecord, now: QuestionRecord): Change[] {
  const codes = Object.keys(old.answers);
  const misread = [...new Set([...codes.filter((code) => isReadOtherwise(code, old, now)), ...tradedOptions(old, now)])];
  const removed = codes.filter((code) => now.answers[code] === undefined);
  const added = Object.keys(now.answers).filter((code) => old.answers[code] === undefined);
  return [
    ...(misread.length === 0 ? [] : [change("answers-misread", id, misread.join(", "))]),
    ...(removed.length === 0 ? [] : [change("answer-removed", id, removed.join(", "))]),
    ...(added.length === 0 ? [] : [change("answer-added", id, "", added.join(", "))]),
  ];
}

function isReadOtherwise(code: string, old: QuestionRecord, now: QuestionRecord): boolean {
  return now.answers[code] !== undefined && now.answers[code] !== old.answers[code];
}

/** Options whose id now carries other words, while their own words stand under another id. */
function tradedOptions(old: QuestionRecord, now: QuestionRecord): string[] {
  return Object.entries(old.words)
    .filter(([id, words]) => now.words[id] !== undefined && now.words[id] !== words)
    .filter(([, words]) => Object.values(now.words).includes(words))
    .map(([id]) => id);
}

function keyChanges(id: string, old: QuestionRecord, now: QuestionRecord): Change[] {
  if (old.correct === now.correct) return [];
  return [change(now.quiz === "" ? "practice-key-changed" : "key-changed", id, old.correct, now.correct)];
}
