import type { Working } from "../working.ts";

/** The module uk-rule-map has no sums: its numbers are dates and names of classes. */
export const workings: readonly Working[] = [];
