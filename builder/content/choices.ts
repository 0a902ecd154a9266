import type { AuthoredQuestion } from "../compile/types.ts";

/** True where learners choose among answers in words, one or several. */
export function isOfChoice({ asked, options }: AuthoredQuestion): boolean {
  return options.length > 1 && asked.kind === "choice";
}
