import type { Status } from "../contract/event.ts";

/** What the LMS has not confirmed yet. Once it has, nothing is told again: only changes travel (rule CALL-11). */
export interface Facts {
  /** The visit has begun and may be resumed. */
  readonly begun?: boolean;
  readonly status?: Status | undefined;
  /** Hundredths of a percent. */
  readonly score?: number | undefined;
  /** 0 … 1. */
  readonly progress?: number;
  /** Page id. */
  readonly location?: string;
  readonly resume?: string | undefined;
}

/** An element of the data model and the text that it is set to. Where there is no text, it is left alone. */
export type Value = readonly [element: string, text: string | false | undefined];
