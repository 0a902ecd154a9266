import { questionId } from "../../templates/contract/packed.ts";
import type { Place } from "../diagnostics/diagnostic.ts";
import type { ComposedCourse, SourceFile, Sources } from "../compile/types.ts";
import type { Change } from "./change.ts";
import type { ChangeKind } from "./effects.ts";

/** The key of the course's file that a change of the course as a whole comes from. */
const KEYS: Partial<Record<ChangeKind, string>> = {
  "pass-mark-lowered": "pass-mark",
  "pass-mark-raised": "pass-mark",
  "attempts-lowered": "attempts",
  "attempts-raised": "attempts",
  "counts-best": "counts",
  "counts-last": "counts",
  "counts-first": "counts",
  "wait-changed": "retry-after",
  "reading-required": "complete-when",
  "reading-waived": "complete-when",
  "quiz-required": "complete-when",
  "quiz-waived": "complete-when",
  "units-changed": "units",
};

/** Where an author would undo a change: at the question, page or key, or where it used to be. */
export function placeOfChange({ kind, subject }: Change, composed: ComposedCourse, sources: Pick<Sources, "courses" | "project">): Place {
  const { plan, modules, questions } = composed;
  const file = sources.courses.find(({ path }) => path === plan.place.file);
  if (kind === "iri-changed" && sources.project) return placeOfKey(sources.project, "iri") ?? plan.place;
  if (subject === "") return placeOfKey(file, KEYS[kind] ?? "") ?? plan.place;
  const question = questions.find((entry) => entry.question.id === subject);
  if (question) return question.authored.place;
  const module = modules.find((entry) => subject.startsWith(`${entry.module.id}/`) || subject.startsWith(questionId(entry.module.id, "")));
  const page = module?.module.pages.find(({ id }) => subject === `${module.module.id}/${id}`);
  return page?.place ?? module?.module.place ?? placeOfKey(file, "modules") ?? plan.place;
}

/** The line of a key at the top level of a YAML file. */
function placeOfKey(file: SourceFile | undefined, key: string): Place | undefined {
  const line = file?.text.split("\n").findIndex((text) => text.startsWith(`${key}:`)) ?? -1;
  return file && line >= 0 ? { file: file.path, line: line + 1, column: 1 } : undefined;
}
