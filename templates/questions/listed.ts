import type { QuestionAuthoring, QuestionType } from "../contract/question.ts";

/** A question type as the compiler sees it: its data is opaque. */
export interface ListedQuestionType extends QuestionType<unknown, unknown>, QuestionAuthoring<unknown> {
  /** Folder name; what an author writes after `:::`. */
  readonly id: string;
}

export function listed<Question, Answer>(
  id: string,
  type: QuestionType<Question, Answer>,
  authoring: QuestionAuthoring<Question>,
): ListedQuestionType {
  return { id, ...type, ...authoring };
}
