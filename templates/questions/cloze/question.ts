import type { QuestionType } from "../../contract/question.ts";
import { closest, type Leniency } from "../../contract/spelling.ts";
import { decodeText, encodeText } from "../../contract/text-code.ts";

export interface Gap {
  /** Choices in the order on the page; or spellings that are equally good, of which the first is shown. */
  readonly texts: readonly string[];
  /** Place of the right choice; absent where the gap is typed in. */
  readonly right?: number;
}

export interface ClozeQuestion extends Leniency {
  readonly gaps: readonly Gap[];
}

export interface GapAnswer {
  readonly text: string;
  /** It was no spelling of the author's when it was given, whatever remains of it in the saved state. */
  readonly other?: true;
}

/** Of what is typed into a gap and none of the author's spellings, this much is kept, encoded. */
const LONGEST_OTHER = 30;
/** A letter for one of the author's texts, or what was typed between signs that it cannot hold. */
const CODE = /[a-z]|-((?:[A-Za-z0-9_]|-[0-9a-z]{2}|-[A-Z][0-9a-z]{3})+)--/y;

/** A text with gaps. The answer has a text for each; the score is the share of the right ones. */
const cloze: QuestionType<ClozeQuestion, readonly GapAnswer[]> = {
  score: (question, answer) =>
    question.gaps.filter((gap, index) => isRight(gap, placeOf(question, index, answer))).length / question.gaps.length,
  interaction: (question, answer) => ({
    kind: "fill-in",
    correct: [question.gaps.map(rightText)],
    known: question.gaps.flatMap(({ texts }) => texts),
    response:
      answer &&
      question.gaps.map((gap, index) => {
        const place = placeOf(question, index, answer);
        return isRight(gap, place) ? rightText(gap) : (gap.texts[place] ?? answer[index]?.text ?? "");
      }),
  }),
  feedback: (question, answer) =>
    question.gaps.map((gap, index) => `${isRight(gap, placeOf(question, index, answer)) ? "right" : "wrong"}-${index + 1}`),
  encode: (question, answer) =>
    question.gaps
      .map((_, index) => {
        const place = placeOf(question, index, answer);
        return place < 0 ? `-${encodeText(answer[index]?.text ?? "", LONGEST_OTHER)}--` : (LETTERS[place] ?? "");
      })
      .join(""),
  decode({ gaps }, code) {
    const answers: GapAnswer[] = [];
    let at = 0;
    for (const { texts, right } of gaps) {
      CODE.lastIndex = at;
      const [whole = "", typed] = CODE.exec(code) ?? [];
      at += whole.length;
      const other = typed !== undefined && right === undefined ? decodeText(typed) : undefined;
      const text = other ?? texts[LETTERS.indexOf(whole || "?")];
      if (!text) return undefined;
      answers.push(other === undefined ? { text } : { text, other: true });
    }
    return at === code.length ? answers : undefined;
  },
  encodedLength: ({ gaps }) => gaps.reduce((sum, { right }) => sum + (right === undefined ? LONGEST_OTHER + 3 : 1), 0),
};

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** The place of an answer among its gap's texts; -1 for none of them. */
function placeOf({ gaps, ...leniency }: ClozeQuestion, index: number, answer: readonly GapAnswer[]): number {
  const { texts = [], right } = gaps[index] ?? {};
  const { text = "", other } = answer[index] ?? {};
  if (right !== undefined) return texts.indexOf(text);
  return other ? -1 : closest(texts, text, leniency);
}

function isRight({ right }: Gap, place: number): boolean {
  return right === undefined ? place >= 0 : place === right;
}

function rightText({ texts, right = 0 }: Gap): string {
  return texts[right] ?? "";
}

export default cloze;
