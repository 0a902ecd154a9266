import type { Launch } from "../contract/tracking.ts";
import type { Reading, Session } from "./scorm-session.ts";

/** Outside normal mode, and without credit, nothing is recorded (rule INIT-5). Both in any letter case. */
export function modeOf(mode: string, credit: string): Launch["mode"] {
  return /^browse$/i.test(mode) ? "browse" : /^review |no-credit$/i.test(`${mode} ${credit}`) ? "review" : "normal";
}

/** Asked for once more where the LMS could not say (rule INIT-4). The text is trimmed. */
export function readTwice(session: Session, element: string): Reading {
  const first = session.get(element);
  const { text, failed } = first.failed ? session.get(element) : first;
  return { text: text.trim(), failed };
}

/** A name as it is read out. SCORM writes the family name first: "Last, First" (SCORM 1.2 RTE 3.4.4). Other forms stay as they are. */
export function nameOf(text: string): string {
  return text
    .replace(/^([^,]+),([^,]+)$/, "$2 $1")
    .replace(/\s+/g, " ")
    .trim();
}

/** A percentage in hundredths; `undefined` for anything but 0 … 100. */
export function hundredths(text: string): number | undefined {
  const value = Math.round(Number(text) * 100);
  return text !== "" && value >= 0 && value <= 10000 ? value : undefined;
}
