import type { QuestionType } from "../../contract/question.ts";
import { decodeText, encodeText } from "../../contract/text-code.ts";

export interface LongFillInQuestion {
  /** The author wants the text, and the page says so. */
  readonly sent?: true;
}

export interface Written {
  /** "" where it was not kept. */
  readonly text: string;
}

/** Characters that may be written: where the text is sent, its code has room in the saved state. */
export const LONGEST = 1000;
export const LONGEST_SENT = 300;
const LONGEST_CODE = 500;

/** What of a text fits: all of it but for scripts whose letters take several characters each in the saved state. */
export function fitting(text: string, isSent: boolean): string {
  const cut = text.slice(0, isSent ? LONGEST_SENT : LONGEST);
  return isSent ? (decodeText(encodeText(cut, LONGEST_CODE)) ?? "") : cut;
}

/**
 * Something to think about, which has no right answer. Unless the author asks for the text, nothing is kept but that there was
 * one. Where they do, it travels in the saved state until it is told, for the learner may come back in between.
 */
const longFillIn: QuestionType<LongFillInQuestion, Written> = {
  score: () => 1,
  interaction: ({ sent }, answer) => ({
    kind: "long-fill-in",
    response: answer && (sent ? answer.text : ""),
    ...(sent && { sent }),
  }),
  feedback: () => [],
  encode: ({ sent }, { text }) => (sent ? `w${encodeText(text, LONGEST_CODE)}` : "w"),
  decode({ sent }, code) {
    const text = code.startsWith("w") ? decodeText(code.slice(1)) : undefined;
    return text === undefined || (text !== "" && !sent) ? undefined : { text };
  },
  encodedLength: ({ sent }) => (sent ? 1 + LONGEST_CODE : 1),
};

export default longFillIn;
