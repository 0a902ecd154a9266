import { blockKinds } from "../../templates/blocks/index.ts";
import type { BlockKind } from "../../templates/contract/block-kind.ts";
import { type ListedQuestionType, questionTypes } from "../../templates/questions/index.ts";

/** What an author may write behind `:::`, besides variants. */
export interface Kinds {
  readonly questionTypes: readonly ListedQuestionType[];
  readonly blockKinds: readonly BlockKind[];
}

/** The tool's own; a project may bring others along. */
export const TOOL_KINDS: Kinds = { questionTypes, blockKinds };

export function isQuestionType({ questionTypes: types }: Kinds, name: string): boolean {
  return types.some(({ id }) => id === name);
}

/** True for blocks that no package holds. */
export function isForAuthors({ blockKinds: kinds }: Kinds, block: string): boolean {
  return kinds.some(({ name, ships }) => name === block && ships === false);
}
