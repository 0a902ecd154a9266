/** How one question type meets the page. Browser only. `form` is the question's own element. */
export interface QuestionView<Answer> {
  /** What the learner has entered; `undefined` while there is nothing that can be marked. */
  read(form: HTMLElement): Answer | undefined;
  /** Puts an answer into the form; `undefined` empties it. */
  show(form: HTMLElement, answer: Answer | undefined): void;
  /** Why `read` returned nothing: a key of the player's strings. */
  readonly incomplete: string;
}
