import type { Answered } from "./interaction.ts";

/**
 * What one question type means. Pure: it runs while building, while learning and under test.
 * `Answer` is whatever the type's view reads from the form.
 */
export interface QuestionType<Question, Answer> {
  /** 0 … 1. */
  score(question: Question, answer: Answer): number;
  /** `answer` is `undefined` where the learner gave none. */
  interaction(question: Question, answer: Answer | undefined): Answered;
  /** Which of the authored pieces of feedback to show: the keys that `view.hbs` puts in `data-feedback`. */
  feedback(question: Question, answer: Answer): readonly string[];
  /** The answer in `[A-Za-z0-9_-]*`, for the saved state. */
  encode(question: Question, answer: Answer): string;
  /** The reverse of `encode`; `undefined` for a text that it cannot have made for this question. */
  decode(question: Question, text: string): Answer | undefined;
  /** The most characters that `encode` can return for this question. */
  encodedLength(question: Question): number;
}

/** A piece of Markdown as the compiler hands it to templates: rendered, and as plain text on one line. */
export interface Prose {
  readonly html: string;
  readonly text: string;
}

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A list item with a box, as authored. */
export interface OptionSource extends Place, Prose {
  /** One lower-case letter, from the author or the lock file. */
  readonly id: string;
  readonly marked: boolean;
  /** "" where the author gave none. */
  readonly feedback: string;
  /** What stands in braces behind the text, of the keys that the type has asked for. */
  readonly attributes: QuestionSource["attributes"];
}

/** A list item without a box, as authored. */
export interface ItemSource extends OptionSource {
  /** What stands behind the arrow of `A -> B`; only where the type asks for pairs. */
  readonly partner: (Prose & { readonly id: string }) | undefined;
  /** The list inside this item. */
  readonly items: readonly ItemSource[];
}

/** A block inside a question whose name its type has asked for: `::: name Title {#id key=value}`. */
export interface PartSource extends Place, Prose {
  readonly name: string;
  /** "" where the author gave none. */
  readonly id: string;
  /** One lower-case letter, from the lock file: all parts of a question differ in it. */
  readonly letter: string;
  readonly title: string;
  readonly attributes: QuestionSource["attributes"];
  /** Letters are given anew in each part. */
  readonly options: readonly OptionSource[];
}

/** A picture in the question's text. `source` is its name within the module's folder: `media/…`. */
export interface PictureSource {
  readonly source: string;
  readonly alt: string;
  /** CSS pixels; `undefined` where the file says none. */
  readonly size: { readonly width: number; readonly height: number } | undefined;
}

/** A question block as authored, before its type has read it. */
export interface QuestionSource extends Place {
  readonly id: string;
  /** What is asked, with its pictures unless the type places them itself. */
  readonly stem: Prose;
  readonly options: readonly OptionSource[];
  /** The last list of the block, where the type asks for items or pairs. All letters in it differ. */
  readonly items: readonly ItemSource[];
  readonly parts: readonly PartSource[];
  readonly pictures: readonly PictureSource[];
  /** Attributes that the compiler does not know itself: the type's own. */
  readonly attributes: ReadonlyMap<string, Place & { readonly value: string }>;
}

/** A mistake that a question type explains to its author. `values` fill the `{names}` in the catalogue's text. */
export interface QuestionProblem extends Place {
  readonly code: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What a kind of mistake is called and how it is explained. `{names}` are filled in from the problem. */
export interface ProblemText {
  readonly message: string;
  readonly remedy: string;
}

/** A question that could be read. */
export interface ReadQuestion<Question> {
  /** Travels in the package. */
  readonly question: Question;
  /** What `view.hbs` needs besides it. */
  readonly shown?: unknown;
  /** What is asked, on one line, for reports: where the stem holds what is none of their business. */
  readonly asked?: string;
  /** False where no answer to this one is better than another: it has no points anywhere. */
  readonly gradable?: false;
  /** Mistakes only where it stands in a quiz. */
  readonly inQuiz?: readonly QuestionProblem[];
  /** The author's name of an earlier question of the same kind: the two answers are shown together. */
  readonly pair?: Place & { readonly value: string };
}

/**
 * The build-time side of a question type.
 * `read` returns the question, or the mistakes that prevent it.
 */
export interface QuestionAuthoring<Question> {
  /** Attributes that an author may write besides the common ones. */
  readonly attributes: readonly string[];
  /** What a list in the block is: answers with boxes (what a type gets that says nothing), items, or pairs `A -> B`. */
  readonly list?: "options" | "items" | "pairs";
  /** Keys that may stand in braces behind an answer: `- [ ] Words {key=value}`. */
  readonly optionAttributes?: readonly string[];
  /** Blocks that may stand inside, besides `hint` and `explanation`. */
  readonly parts?: readonly string[];
  /** False where no answer is better than another: such a question has no points anywhere. */
  readonly gradable?: false;
  /** True where `view.hbs` shows the block's pictures itself. */
  readonly placesPictures?: true;
  /** True where `view.hbs` shows the feedback to items itself. */
  readonly placesFeedback?: true;
  /** Every code that `read` can report, `question/what-is-wrong`. */
  readonly problems: Readonly<Record<string, ProblemText>>;
  read(source: QuestionSource): ReadQuestion<Question> | { readonly problems: readonly QuestionProblem[] };
  /** The same question, with the player's words where its own texts are keys of theirs. */
  worded?(question: Question, strings: Readonly<Record<string, string>>): Question;
  /**
   * The same question, which also takes what is right in another language, so that a switch of the language changes no mark;
   * only where answers are the author's words. `undefined` where the two do not ask the same.
   */
  alsoIn?(question: Question, other: Question): Question | undefined;
  /** How a learner answers without a mouse, in a sentence or two: for the page about accessibility. */
  readonly operated: string;
  /** Complete, valid blocks. They feed the contract test, the gallery and `new`. */
  readonly examples: readonly QuestionExample[];
}

export interface QuestionExample {
  readonly title: string;
  readonly markdown: string;
  /** Answers as `encode` writes them, with the score each must get. */
  readonly answers: readonly { readonly encoded: string; readonly score: number }[];
  /** Pictures that it shows: name within the module's folder, `media/…`, and the text of an SVG. */
  readonly pictures?: Readonly<Record<string, string>>;
}

/**
 * What a template of the page gets for a question; see `layout/question.hbs`, `questions/<type>/view.hbs`, and `outcome.hbs` beside
 * it where a type adds to the outcome.
 */
export interface QuestionValues {
  readonly slot: number;
  /** Unique in the document; prefix of element ids and the `name` of the inputs. */
  readonly name: string;
  readonly type: string;
  readonly graded: boolean;
  /** False where no answer is better than another. */
  readonly judged: boolean;
  /** The learner may have it marked by itself. */
  readonly checks: boolean;
  readonly stem: string;
  readonly options: readonly { readonly id: string; readonly html: string; readonly feedback: string }[];
  /** Pieces of feedback: of options, and of items at any depth. */
  readonly feedback: readonly { readonly id: string; readonly html: string }[];
  readonly hint: string;
  readonly explanation: string;
  /** The question type's own data. */
  readonly data: unknown;
  /** Slots of an earlier question and of this one, whose answers are shown together; "" where there is none. */
  readonly pair: string;
  /** What the type's `read` made for its template. */
  readonly shown: unknown;
  /** 1, 2, 3… on its page. */
  readonly number: number;
}
