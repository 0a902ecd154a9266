import type { ListedQuestionType } from "./listed.ts";

/** What a project adds to the list: nothing here. What is bundled for a project has its own question types in the place of this file. */
export const ownQuestionTypes: readonly ListedQuestionType[] = [];
