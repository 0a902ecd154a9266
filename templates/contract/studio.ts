/** What the studio tells its pages, as the data of a server-sent event. */
export type StudioEvent =
  /** The package that the page shows is made; another number for each different one, from 1. */
  | { readonly kind: "made"; readonly number: number }
  /** It could not be made. */
  | { readonly kind: "mistakes"; readonly mistakes: readonly Mistake[] }
  /** Something in the project is not what it was, or has been checked. */
  | { readonly kind: "project" };

/** A diagnostic, with the lines around it. */
export interface Mistake {
  /** From the project's root. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly remedy: string;
  readonly frame: readonly { readonly number: number; readonly text: string; readonly here: boolean }[];
}
