import type { Course } from "../../templates/contract/course.ts";
import type { HostRecord } from "../../templates/contract/host.ts";

/** What became of a learner's work, in the words that all formats share. */
export interface Recorded {
  readonly completed: boolean;
  readonly success: "passed" | "failed" | undefined;
  /** 0 … 1. */
  readonly score: number | undefined;
  /** Graded answers in the order in which they were recorded: `question right`, `question wrong`. Undefined where a format records none. */
  readonly answers: readonly string[] | undefined;
}

export const NOTHING: Recorded = { completed: false, success: undefined, score: undefined, answers: [] };

type Rows = HostRecord["rows"];

/** A statement as far as a story is concerned. */
export interface StoryStatement {
  readonly verb: { readonly id: string };
  readonly object: { readonly id: string };
  readonly result?: { readonly success?: boolean; readonly score?: { readonly scaled?: number } };
}

const gradedQuestions = ({ pages }: Course) => pages.filter(({ quiz }) => quiz).flatMap(({ questions }) => questions);

export function fromScorm12(rows: Rows, course: Course): Recorded {
  const status = valueIn(rows, "cmi.core.lesson_status") ?? "";
  const raw = valueIn(rows, "cmi.core.score.raw");
  return {
    completed: status === "passed" || status === "completed",
    success: status === "passed" || status === "failed" ? status : undefined,
    score: raw === undefined ? undefined : Number(raw) / 100,
    answers: interactions(rows, course),
  };
}

export function fromScorm2004(rows: Rows, course: Course): Recorded {
  const success = valueIn(rows, "cmi.success_status");
  const scaled = valueIn(rows, "cmi.score.scaled");
  return {
    completed: valueIn(rows, "cmi.completion_status") === "completed",
    success: success === "passed" || success === "failed" ? success : undefined,
    score: scaled === undefined ? undefined : Number(scaled),
    answers: interactions(rows, course),
  };
}

export function fromStatements(statements: readonly StoryStatement[], course: Course): Recorded {
  const said = (name: string) => statements.filter(({ verb }) => verb.id.endsWith(`/${name}`));
  const [outcome] = [...said("passed"), ...said("failed")];
  const questions = gradedQuestions(course);
  return {
    completed: said("completed").length === 1,
    success: outcome && (said("passed").length > 0 ? "passed" : "failed"),
    score: outcome?.result?.score?.scaled,
    answers: said("answered").flatMap(({ object, result }) => {
      const question = questions.find(({ iri }) => iri === object.id);
      return question ? [`${question.id} ${result?.success === true ? "right" : "wrong"}`] : [];
    }),
  };
}

/** The saved state's header tells status and score (rule DATA-3). */
export function fromSavedState(kept: readonly string[]): Recorded {
  const state = kept.find((text) => text.startsWith("A1."))?.split(".") ?? [];
  const [, , , status, score = "-"] = state;
  return {
    completed: status === "p" || status === "c",
    success: status === "p" ? "passed" : status === "f" ? "failed" : undefined,
    // A score that can still rise is in the state for the course itself; no one is told of it.
    score: status === "p" || status === "f" ? Number.parseInt(score, 36) / 10000 : undefined,
    answers: undefined,
  };
}

function valueIn(rows: Rows, name: string): string | undefined {
  return rows.find((row) => row.name === name)?.value;
}

/** Rows `cmi.interactions.<n>.id` and `.result`, by n; an id is the question's and the attempt's. */
function interactions(rows: Rows, course: Course): string[] {
  const graded = gradedQuestions(course).map(({ id }) => id);
  const ids = rows.flatMap(({ name, value }) => {
    const [, number] = /^cmi\.interactions\.(\d+)\.id$/.exec(name) ?? [];
    return number === undefined ? [] : [{ number: Number(number), id: value.replace(/_[ap]\d+$/, "") }];
  });
  return ids
    .filter(({ id }) => graded.includes(id))
    .sort((a, b) => a.number - b.number)
    .map(({ number, id }) => `${id} ${valueIn(rows, `cmi.interactions.${number}.result`) === "correct" ? "right" : "wrong"}`);
}
