import type { CourseQuestion } from "./course.ts";
import type { QuestionType } from "./question.ts";

/** The question types of a package by folder name. Their data and answers are opaque here. */
export type QuestionSet = Readonly<Record<string, QuestionType<unknown, unknown>>>;

/** The type of a question; a package is only built with the types that it uses. */
export function typeOf(types: QuestionSet, question: CourseQuestion): QuestionType<unknown, unknown> {
  const type = types[question.type];
  if (!type) throw new Error(`No question type ${question.type}`);
  return type;
}

/** 0 … 1; an unanswered or unreadable answer scores 0. */
export function scoreOf(types: QuestionSet, question: CourseQuestion, encoded: string | undefined): number {
  const type = typeOf(types, question);
  const answer = encoded === undefined ? undefined : type.decode(question.data, encoded);
  return answer === undefined ? 0 : type.score(question.data, answer);
}
