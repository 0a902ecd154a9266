import type { Course } from "../../templates/contract/course.ts";
import { possibleAnswers } from "../../templates/contract/possible.ts";
import { type ListedQuestionType, questionTypes } from "../../templates/questions/index.ts";
import { readCsv } from "./read-csv.ts";

export interface KnownAnswers {
  /** Where the robot's answers come from, in a sentence. */
  readonly knows: string;
  /** Ids of questions of which codebook and package say different things. */
  readonly differing: readonly string[];
}

/**
 * What is right, by the codebook that lies beside a zip of ours. The robot answers with the package's own controls, so that both
 * must agree: each question of the package is in the codebook, with the same right answers.
 */
export function checkAnswers(
  course: Course | null | undefined,
  codebook: { readonly name: string; readonly text: string } | undefined,
  types: readonly Pick<ListedQuestionType, "id" | "interaction">[] = questionTypes,
): KnownAnswers {
  if (!course)
    return {
      knows: "Nobody has told the robot which answers are right: it takes the first, and in another journey the last.",
      differing: [],
    };
  const questions = course.pages.flatMap((page) => page.questions);
  if (questions.length === 0) return { knows: "There are no questions.", differing: [] };
  if (!codebook)
    return { knows: "There is no codebook beside the zip: the robot took the answers from the data in the package.", differing: [] };
  const said = rightAnswers(codebook.text);
  const differing = questions.filter(({ id, type, data }) => {
    const asked = types.find((one) => one.id === type)?.interaction(data, undefined);
    const right = asked ? possibleAnswers(asked).filter(({ correct }) => correct === true) : [];
    const listed = right.map(({ code }) => spelt(code)).sort();
    return JSON.stringify(listed) !== JSON.stringify([...(said.get(id) ?? ["not listed"])].sort());
  });
  const agree = `${questions.length - differing.length} of ${questions.length} questions`;
  return {
    knows: `The robot knows the answers from ${codebook.name}; the package judges ${agree} alike.`,
    differing: differing.map(({ id }) => id),
  };
}

/** Codes of the right answers, by question. */
function rightAnswers(text: string): ReadonlyMap<string, readonly string[]> {
  const [head = [], ...rows] = readCsv(text);
  const [id, code, correct] = ["question id", "answer code", "correct"].map((name) => head.indexOf(name));
  const found = new Map<string, string[]>();
  for (const row of rows) {
    const question = row[id ?? -1] ?? "";
    const known = found.get(question) ?? [];
    found.set(question, row[correct ?? -1] === "yes" ? [...known, spelt(row[code ?? -1] ?? "")] : known);
  }
  return found;
}

/** A spreadsheet would take some codes for formulas, so that the codebook writes an apostrophe in front. */
function spelt(code: string): string {
  return code.replace(/^'/, "").trim();
}
