/** A text with the id that an LMS or LRS sees. */
export interface Named {
  readonly id: string;
  readonly text: string;
}

export interface Pair {
  readonly source: string;
  readonly target: string;
}

/** Both bounds are inclusive. An exact value has `min === max`. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
}

/**
 * What was asked and what was answered, in one of the ten kinds that the standards fix
 * (SCORM 2004 RTE 4.2.9, SCORM 1.2 RTE 3.4.4, xAPI 1.0.3 Data 2.4.4.1). `correct` and `response` use the same words.
 * Option ids are one lower-case letter, so that every standard and LMS accepts them.
 * `response` is `undefined` where the learner gave no answer.
 */
export type Answered =
  | { readonly kind: "true-false"; readonly correct: boolean; readonly response: boolean | undefined }
  | {
      readonly kind: "choice";
      readonly options: readonly Named[];
      readonly correct: readonly string[];
      readonly response: readonly string[] | undefined;
    }
  | {
      readonly kind: "sequencing";
      readonly options: readonly Named[];
      readonly correct: readonly string[];
      readonly response: readonly string[] | undefined;
    }
  | { readonly kind: "likert"; readonly scale: readonly Named[]; readonly response: string | undefined }
  | {
      readonly kind: "matching";
      readonly sources: readonly Named[];
      readonly targets: readonly Named[];
      readonly correct: readonly Pair[];
      readonly response: readonly Pair[] | undefined;
    }
  | {
      readonly kind: "performance";
      /** With what can be done at each, where that is a list. */
      readonly steps: readonly (Named & { readonly responses?: readonly Named[] })[];
      /** `undefined` where no way is better than another. */
      readonly correct: readonly { readonly step: string; readonly response: string }[] | undefined;
      readonly response: readonly { readonly step: string; readonly response: string }[] | undefined;
    }
  | { readonly kind: "numeric"; readonly correct: NumberRange; readonly response: number | undefined }
  | {
      readonly kind: "fill-in";
      /** Each is right as a whole: a text, or one text for each of several gaps. */
      readonly correct: readonly (string | readonly string[])[];
      /** Other texts of the author's, such as known mistakes. Nobody is told of a text that the author did not write (rule INT-12). */
      readonly known?: readonly string[];
      readonly response: string | readonly string[] | undefined;
    }
  | {
      readonly kind: "long-fill-in";
      readonly response: string | undefined;
      /** The author asks for the text, and the page warns of it; otherwise nobody is told (rule INT-12). */
      readonly sent?: boolean;
    }
  | { readonly kind: "other"; readonly correct: string | undefined; readonly response: string | undefined };

export type InteractionKind = Answered["kind"];
