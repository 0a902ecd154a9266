import type { CourseQuestion } from "../../templates/contract/course.ts";
import type { QuestionExample } from "../../templates/contract/question.ts";
import type { Target } from "../../templates/contract/target.ts";
import type { ListedQuestionType } from "../../templates/questions/index.ts";

/** An example of a question type that could be read, as it is tried. */
export interface ReadExample {
  readonly type: ListedQuestionType;
  readonly example: QuestionExample;
  readonly question: CourseQuestion;
  /** The page with the question, as learners get it. */
  readonly html: string;
  readonly targets: readonly Target[];
}

/** Something that must hold for every example of every question type. */
export interface ExampleRule {
  /** Goes on with the name of a question type: "scores each answer as it says". */
  readonly name: string;
  /** What does not hold, in sentences. */
  broken(read: ReadExample): readonly string[];
}

/** Texts that no question type has made. */
const FOREIGN = ["", "!", "zz", "undefined"];

export const EXAMPLE_RULES: readonly ExampleRule[] = [
  {
    name: "scores each answer as it says",
    broken: ({ type, example, question: { data } }) =>
      example.answers.flatMap(({ encoded, score }) => {
        const answer = type.decode(data, encoded);
        if (answer === undefined) return [`"${encoded}" is no answer to it: decode gives undefined.`];
        const scored = type.score(data, answer);
        return scored === score ? [] : [`"${encoded}" scores ${scored}, and not ${score}.`];
      }),
  },
  {
    name: "encodes what it decodes, within its length and alphabet",
    broken: ({ type, example, question: { data } }) =>
      answersTo({ type, example, data }).flatMap(({ encoded, answer }) => {
        const again = type.encode(data, answer);
        if (again !== encoded) return [`"${encoded}" becomes "${again}" when it is decoded and encoded again.`];
        const most = type.encodedLength(data);
        if (again.length > most) return [`"${encoded}" is longer than encodedLength says: ${most}.`];
        return /^[A-Za-z0-9_-]+$/.test(again) ? [] : [`"${encoded}" holds more than letters, digits, _ and -.`];
      }),
  },
  {
    name: "refuses a foreign answer code",
    broken: ({ type, question: { data } }) =>
      FOREIGN.filter((text) => type.decode(data, text) !== undefined).map(
        (text) => `decode takes "${text}" for an answer. It must give undefined for what encode cannot have made.`,
      ),
  },
  {
    name: "names feedback that the page has",
    broken: ({ type, example, question: { data }, html }) =>
      answersTo({ type, example, data }).flatMap(({ encoded, answer }) =>
        type
          .feedback(data, answer)
          // An author may leave the feedback to an answer out.
          .filter((key) => !html.includes(`data-feedback="${key}"`) && !/^[a-z]$/.test(key))
          .map((key) => `The feedback to "${encoded}" names "${key}", and no template has data-feedback="${key}".`),
      ),
  },
  {
    name: "makes an interaction with and without an answer",
    broken: ({ type, example, question: { data } }) => [
      ...(type.interaction(data, undefined).response === undefined ? [] : ["Without an answer, interaction has a response."]),
      ...answersTo({ type, example, data })
        .filter(({ answer }) => type.interaction(data, answer).response === undefined)
        .map(({ encoded }) => `With the answer "${encoded}", interaction has no response.`),
    ],
  },
  {
    name: "has a place for its right answers in the reports of every format",
    broken: ({ type, example, question: { data }, targets }) =>
      targets.flatMap(({ label, codes, limits: { without = [] } }) =>
        answersTo({ type, example, data }).flatMap(({ encoded, score, answer }) => {
          const answered = type.interaction(data, answer);
          const isWritten = codes === undefined || codes.response(answered) !== "";
          // What learners make up is told to nobody (rule INT-12).
          const isTold = score === 1 && answered.kind !== "long-fill-in" && !without.includes(answered.kind);
          return isTold && !isWritten ? [`${label} cannot write the right answer "${encoded}" down.`] : [];
        }),
      ),
  },
];

interface Answering {
  readonly type: ListedQuestionType;
  readonly example: QuestionExample;
  readonly data: unknown;
}

function answersTo({
  type,
  example,
  data,
}: Answering): readonly { readonly encoded: string; readonly score: number; readonly answer: unknown }[] {
  return example.answers.flatMap(({ encoded, score }) => {
    const answer = type.decode(data, encoded);
    return answer === undefined ? [] : [{ encoded, score, answer }];
  });
}
