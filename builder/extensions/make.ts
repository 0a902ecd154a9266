import type { BlockKind } from "../../templates/contract/block-kind.ts";
import type { QuestionAuthoring, QuestionType } from "../../templates/contract/question.ts";
import type { Target } from "../../templates/contract/target.ts";
import type { ListedQuestionType } from "../../templates/questions/index.ts";
import { type Evaluated, mainExport } from "./evaluate.ts";
import { type Extension, WHAT } from "./find.ts";
import { guarded } from "./guard.ts";
import { authorPromises, blockPromises, CODES, QUESTION, TARGET } from "./promises.ts";
import { authorShape, blockShape, questionShape, shapeProblem, targetShape } from "./shapes.ts";

/** Told what is wrong with the export of a module, by the path of its file. */
export type Refuse = (path: string, reason: string) => void;

type Made<Value> = Value | undefined;

const NOT_EXPORTED = "exports nothing as default, and nothing that is named like its folder";
const NO_DEFAULT = "question.ts exports nothing as default.";

/** The question type that a folder exports; `undefined` after saying why there is none. Its functions are guarded. */
export function questionTypeOf(extension: Extension, { modules, places }: Evaluated, refuse: Refuse): Made<ListedQuestionType> {
  const { id } = extension;
  const type = modules["question"]?.["default"];
  const author = mainExport(modules["author"], id, "Authoring");
  const problems = [
    ["question", type === undefined ? NO_DEFAULT : shapeProblem(questionShape, type, "the question type")],
    ["author", author === undefined ? `author.ts ${NOT_EXPORTED}.` : shapeProblem(authorShape, author, "the authoring")],
  ] as const;
  for (const [name, problem] of problems) if (problem !== undefined) refuse(extension.modules[name] ?? "", problem);
  if (problems.some(([, problem]) => problem !== undefined)) return undefined;
  const authoring = author as QuestionAuthoring<unknown>;
  const guarding = (name: string) => ({ what: whatOf(extension), places, file: `templates/${extension.modules[name] ?? ""}` });
  return {
    ...authoring,
    ...guarded(authoring, authorPromises(Object.keys(authoring.problems)), guarding("author")),
    ...(guarded(type as QuestionType<unknown, unknown>, QUESTION, guarding("question")) as QuestionType<unknown, unknown>),
    id,
  };
}

/** The same for a target; `parts` are the npm packages whose licences are known. */
export function targetOf(extension: Extension, { modules, places }: Evaluated, parts: readonly string[], refuse: Refuse): Made<Target> {
  const { id } = extension;
  const target = mainExport(modules["target"], id) as Target | undefined;
  const path = extension.modules["target"] ?? "";
  const problem = target === undefined ? `target.ts ${NOT_EXPORTED}.` : shapeProblem(targetShape(id), target, "the target");
  const stranger = problem === undefined && target?.contains.find((name) => !parts.includes(name));
  if (problem !== undefined) refuse(path, problem);
  if (typeof stranger === "string") refuse(path, `contains names "${stranger}", whose licence curricle does not know.`);
  if (!target || problem !== undefined || typeof stranger === "string") return undefined;
  const guarding = { what: whatOf(extension), places, file: `templates/${path}` };
  return {
    ...target,
    ...guarded(target, TARGET, guarding),
    ...(target.codes && { codes: { ...target.codes, ...guarded(target.codes, CODES, guarding) } }),
  };
}

/** The same for a block. One without `kind.ts` may have a title and holds anything. */
export function blockKindOf(extension: Extension, { modules, places }: Evaluated, refuse: Refuse): Made<BlockKind> {
  const path = extension.modules["kind"];
  const kind = path === undefined ? { title: "optional" } : mainExport(modules["kind"], extension.id);
  const problem = kind === undefined ? `kind.ts ${NOT_EXPORTED}.` : shapeProblem(blockShape, kind, "the block");
  if (problem !== undefined) {
    refuse(path ?? "", problem);
    return undefined;
  }
  const read = kind as Omit<BlockKind, "name">;
  const promises = blockPromises(Object.keys(read.problems ?? {}));
  return {
    ...read,
    ...guarded(read, promises, { what: whatOf(extension), places, file: `templates/${path ?? ""}` }),
    name: extension.id,
    ...(extension.scripts.length > 0 && { script: true }),
  };
}

function whatOf({ kind, id }: Extension): string {
  return `${WHAT[kind]} "${id}"`;
}
