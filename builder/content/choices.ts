import { questionTypes } from "../../templates/questions/index.ts";
import type { AuthoredQuestion } from "../compile/types.ts";

/** True where learners choose among answers in words, one or several. */
export function isOfChoice({ type: id, data, options }: AuthoredQuestion): boolean {
  const type = questionTypes.find((candidate) => candidate.id === id);
  return options.length > 1 && type?.interaction(data, undefined).kind === "choice";
}

/** True where the question is written as blocks of its own, each with its answers. */
export function hasParts({ type: id }: AuthoredQuestion): boolean {
  return questionTypes.find((candidate) => candidate.id === id)?.parts !== undefined;
}
