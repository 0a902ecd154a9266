import type { ChangeKind } from "./effects.ts";

/** One difference between two identities of a course. */
export interface Change {
  readonly kind: ChangeKind;
  /** Id of the page or question, or the identifier; "" for the course as a whole. */
  readonly subject: string;
  /** In words; "" where there is nothing to name. */
  readonly from: string;
  readonly to: string;
}

export function change(kind: ChangeKind, subject = "", from = "", to = ""): Change {
  return { kind, subject, from, to };
}
