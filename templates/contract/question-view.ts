import type { Say } from "./block.ts";

/** A question with its answer, wherever in the course it is. Both belong to its type. */
export interface Given {
  readonly data: unknown;
  readonly answer: unknown;
}

/** How one question type meets the page. Browser only. `form` is the question's own element. */
export interface QuestionView<Answer> {
  /** What the learner has entered; `undefined` while there is nothing that can be marked. */
  read(form: HTMLElement): Answer | undefined;
  /** Puts an answer into the form; `undefined` empties it. */
  show(form: HTMLElement, answer: Answer | undefined): void;
  /** True where the labels in `.options` may stand in any order. */
  readonly shuffles?: true;
  /** Why `read` returned nothing: a key of the player's strings. */
  readonly incomplete: string;
  /**
   * Called once, before anything is shown: for controls that are more than form fields. They call `changed` after each change of
   * theirs that fires no `input` event.
   */
  start?(form: HTMLElement, changed: () => void, say: Say): void;
  /** What the answers of one attempt to a quiz say together, in its result; "" for nothing. `score` is 0 … 1. */
  summary?(answers: readonly { readonly answer: Answer; readonly score: number }[], say: Say): string;
  /** Called after each change, for what stands outside the forms. `givenAt` knows a question by its slot, once it is answered. */
  paint?(document: Document, givenAt: (slot: number) => Given | undefined, say: Say): void;
}
