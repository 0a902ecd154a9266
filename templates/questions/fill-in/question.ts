import type { QuestionType } from "../../contract/question.ts";
import { closest, type Leniency } from "../../contract/spelling.ts";
import { decodeText, encodeText } from "../../contract/text-code.ts";

export interface FillInQuestion extends Leniency {
  /** What the author knows of, right answers first. Spellings of one are equally good; the first is the one that is shown. */
  readonly answers: readonly { readonly id: string; readonly spellings: readonly string[]; readonly right: boolean }[];
  /** Id of the feedback for anything else, or "". */
  readonly other: string;
}

export interface TypedAnswer {
  readonly text: string;
  /** It was none of the author's when it was given, whatever remains of it in the saved state. */
  readonly other?: true;
}

/** Of what nobody knows, this much is kept: the encoded text, and the sign before it. */
const LONGEST_OTHER = 60;

/** Words to type. In the saved state the author's own answers are letters, and only anything else is the text that was typed. */
const fillIn: QuestionType<FillInQuestion, TypedAnswer> = {
  score: (question, answer) => (find(question, answer)?.right ? 1 : 0),
  interaction: (question, answer) => ({
    kind: "fill-in",
    correct: spellingsOf(question, true),
    known: spellingsOf(question, false),
    response: answer && (find(question, answer)?.spellings[0] ?? answer.text),
  }),
  feedback: (question, answer) => [find(question, answer)?.id ?? question.other].filter((id) => id !== ""),
  encode: (question, answer) => find(question, answer)?.id ?? `-${encodeText(answer.text, LONGEST_OTHER)}`,
  decode(question, code) {
    const known = question.answers.find(({ id }) => id === code)?.spellings[0];
    if (known !== undefined) return { text: known };
    const text = code.startsWith("-") ? decodeText(code.slice(1)) : undefined;
    return text ? { text, other: true } : undefined;
  },
  encodedLength: () => LONGEST_OTHER + 1,
};

function find({ answers, ...leniency }: FillInQuestion, { text, other }: TypedAnswer): FillInQuestion["answers"][number] | undefined {
  const spellings = answers.flatMap((answer) => answer.spellings.map((spelling) => ({ answer, spelling })));
  const place = other
    ? -1
    : closest(
        spellings.map(({ spelling }) => spelling),
        text,
        leniency,
      );
  return spellings[place]?.answer;
}

function spellingsOf({ answers }: FillInQuestion, wanted: boolean): readonly string[] {
  return answers.filter(({ right }) => right === wanted).flatMap(({ spellings }) => spellings);
}

export default fillIn;
