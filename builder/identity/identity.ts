import type { CompletionRule, Course, CoursePage, QuizRule } from "../../templates/contract/course.ts";
import { type ListedQuestionType, questionTypes } from "../../templates/questions/index.ts";
import { questionRecord, type QuestionRecord, shortHash } from "./question-record.ts";

/**
 * What a course promises to learners who have begun it: everything that decides how their saved state is read and what
 * their result means. Words, order and looks are no part of it. `undefined` stands for what an older lock file did not say.
 */
export interface CourseIdentity {
  readonly iri: string | undefined;
  /** What counts and how long to wait is always said, but by an older lock file. */
  readonly rule: CompletionRule | undefined;
  /** Ids of the modules that are tracked one by one, in targets that can; empty where the course is tracked as a whole. */
  readonly units: readonly string[] | undefined;
  /** Sorted by slot. */
  readonly pages: readonly PageIdentity[];
  /** Sorted by slot. */
  readonly questions: readonly QuestionIdentity[];
}

export interface PageIdentity {
  readonly id: string;
  readonly slot: number;
  readonly quiz: boolean | undefined;
  /** Only of quizzes. */
  readonly rule: QuizRule | undefined;
  /** Six hexadecimal digits for the questions that a quiz draws from, and their groups; `undefined` where it does not draw. */
  readonly bank: string | undefined;
  /** True where the course has it no longer: its slot is never given again. */
  readonly gone: boolean;
}

export interface QuestionIdentity {
  readonly id: string;
  readonly slot: number;
  readonly record: QuestionRecord | undefined;
  readonly gone: boolean;
}

/** `units` as in `CourseIdentity`. A question of none of the `types` is known by its id alone. */
export function identityOf(course: Course, units: readonly string[], types: readonly ListedQuestionType[] = questionTypes): CourseIdentity {
  const { read, quiz, passMark, attempts, counts = "best", wait = 0 } = course.rule;
  return {
    iri: course.iri,
    rule: { read, quiz, passMark, attempts, counts, wait },
    units,
    pages: bySlot(course.pages.map(pageIdentity)),
    questions: bySlot(
      course.pages.flatMap((page) =>
        page.questions.map((question) => ({
          id: question.id,
          slot: question.slot,
          record: questionRecord(question, page.quiz ? page.id : "", types),
          gone: false,
        })),
      ),
    ),
  };
}

function pageIdentity({ id, slot, quiz, rule = {}, questions }: CoursePage): PageIdentity {
  const { draw, per } = rule;
  const groups = questions.map((question) => `${question.id} ${(per && (per === "tag" ? question.tag : question.objective)) ?? ""}`);
  const isDrawn = quiz && draw !== undefined;
  return {
    id,
    slot,
    quiz,
    rule: quiz ? rule : undefined,
    bank: isDrawn ? shortHash(groups.sort().join("\n")) : undefined,
    gone: false,
  };
}

export function bySlot<Entry extends { readonly slot: number }>(entries: readonly Entry[]): Entry[] {
  return [...entries].sort((a, b) => a.slot - b.slot);
}
