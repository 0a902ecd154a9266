import fc from "../support/properties.ts";
import { slotsFor } from "../../builder/compile/lock.ts";
import { type CourseIdentity, identityOf } from "../../builder/identity/identity.ts";
import type { CompletionRule, Course, CourseQuestion, QuizRule } from "../../templates/contract/course.ts";
import { course as base } from "../support/course.ts";

/** A course in the form that is easily edited. Ids come from `next`, which only grows. */
export interface Draft {
  readonly next: number;
  readonly rule: CompletionRule;
  readonly iri: string;
  readonly pages: readonly DraftPage[];
}

interface DraftPage {
  readonly id: string;
  readonly quiz: boolean;
  readonly rule: DraftRule;
  readonly questions: readonly DraftQuestion[];
}

/** How the page is given where it is a quiz; 0 and "" stand for what its author leaves out. */
interface DraftRule {
  readonly draw: number;
  readonly per: "" | "objective" | "tag";
  readonly shuffle: boolean;
  readonly feedback: "" | "now" | "never";
  readonly weight: number;
  readonly pretest: boolean;
}

interface DraftQuestion {
  readonly id: string;
  readonly type: string;
  readonly points: number;
  readonly objective: string;
  readonly tag: string;
  /** Texts are `meaning~wording`: two texts say the same where their meanings agree. */
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly correct: string;
}

const TYPES = ["choice", "multiple-choice", "true-false", "numeric"] as const;
const DATA: Readonly<Record<string, (question: DraftQuestion) => unknown>> = {
  choice: ({ options, correct }) => ({ options, correct }),
  "multiple-choice": ({ options, correct }) => ({
    options,
    correct: options.map(({ id }) => id).filter((id) => id === correct || id === options[0]?.id),
  }),
  "true-false": ({ correct }) => ({ correct: correct < "b", ids: { true: "a", false: "b" } }),
  numeric: ({ correct }) => ({
    correct: { min: correct.charCodeAt(0) - 96, max: correct.charCodeAt(0) - 96 },
    unit: "",
    feedback: { correct: "a", mistakes: [], other: "" },
  }),
};

/** The course of a draft, with the slots that a lock file gives which knows `known`. */
export function courseOf(draft: Draft, known: CourseIdentity | undefined): Course {
  const pages = slotsFor(
    known?.pages ?? [],
    draft.pages.map(({ id }) => id),
  );
  const questions = slotsFor(
    known?.questions ?? [],
    draft.pages.flatMap((page) => page.questions.map(({ id }) => id)),
  );
  const questionOf = (question: DraftQuestion, isDrawn: boolean): CourseQuestion => ({
    id: question.id,
    slot: questions.slotOf(question.id),
    type: question.type,
    iri: `https://test.example/${question.id}`,
    // No learner may have a harder quiz than others.
    points: isDrawn ? 1 : question.points,
    objective: question.objective,
    tag: question.tag,
    text: question.id,
    data: DATA[question.type]?.(question),
  });
  return {
    ...base,
    iri: draft.iri,
    rule: draft.rule,
    pages: draft.pages.map(({ id, quiz, rule, questions: asked }) => ({
      id,
      slot: pages.slotOf(id),
      module: id.split("/")[0] ?? "",
      title: id,
      iri: `https://test.example/${id}`,
      quiz,
      ...(quiz && { rule: quizRule(rule, asked.length) }),
      questions: asked.map((question) => questionOf(question, quiz && rule.draw > 0)),
    })),
  };
}

function quizRule({ draw, per, shuffle, feedback, weight, pretest }: DraftRule, questions: number): QuizRule {
  return {
    ...(draw > 0 && { draw: Math.min(draw, questions) }),
    ...(draw > 0 && per !== "" && { per }),
    ...(shuffle && { shuffle }),
    ...(feedback !== "" && { feedback }),
    ...(weight > 0 && { weight }),
    ...(pretest && { pretest }),
  };
}

export interface Edit {
  readonly kind: keyof typeof EDITS;
  /** Choose what is edited, and how. */
  readonly a: number;
  readonly b: number;
}

type Apply = (draft: Draft, a: number, b: number) => Draft;

const onPage =
  (change: (page: DraftPage, b: number, draft: Draft) => DraftPage, grows = 0): Apply =>
  (draft, a, b) => ({
    ...draft,
    next: draft.next + grows,
    pages: draft.pages.map((page, index) => (index === a % draft.pages.length ? change(page, b, draft) : page)),
  });

const onQuestion = (change: (question: DraftQuestion, b: number, draft: Draft) => DraftQuestion): Apply =>
  onPage(
    (page, b, draft) => ({
      ...page,
      questions: page.questions.map((question, index) => (index === b % page.questions.length ? change(question, b, draft) : question)),
    }),
    1,
  );

const onRule = (change: (b: number) => Partial<DraftRule>): Apply =>
  onPage((page, b) => ({ ...page, rule: { ...page.rule, ...change(b) } }));

const rotate = <Item>(items: readonly Item[], by: number): Item[] => [
  ...items.slice(by % (items.length || 1)),
  ...items.slice(0, by % (items.length || 1)),
];
const without = <Item>(items: readonly Item[], index: number): Item[] => items.filter((_, at) => at !== index % (items.length || 1));

function newQuestion({ next }: Draft, b: number): DraftQuestion {
  const options = [..."abcd"].slice(0, 2 + (b % 3)).map((id) => ({ id, text: `${next}${id}~` }));
  const group = { objective: `o${next % 3}`, tag: `t${b % 2}` };
  return { id: `m__q${next}`, type: TYPES[b % 4] ?? "choice", points: 1 + (b % 3), ...group, options, correct: "b" };
}

const FEEDBACK = ["", "now", "never"] as const;
const GROUPS = ["", "objective", "tag"] as const;
const PLAIN: DraftRule = { draw: 0, per: "", shuffle: false, feedback: "", weight: 0, pretest: false };

/** Behind one of the others; a quiz has a question. */
function withPage(draft: Draft, a: number, b: number, quiz: boolean, rule: DraftRule): Draft {
  const page = { id: `${"mn"[a % 2]}/p${draft.next}`, quiz, rule, questions: quiz ? [newQuestion(draft, b)] : [] };
  return { ...draft, next: draft.next + 1, pages: rotate([...rotate(draft.pages, a), page], b) };
}

const EDITS = {
  "move pages": (draft, a) => ({ ...draft, pages: rotate(draft.pages, a) }),
  "add page": (draft, a, b) => withPage(draft, a, b, b % 3 === 0, { ...PLAIN, feedback: FEEDBACK[Math.floor(b / 3) % 3] ?? "" }),
  "add pre-test": (draft, a, b) => withPage(draft, a, b, true, { ...PLAIN, pretest: true }),
  "remove page": (draft, a) => ({ ...draft, pages: draft.pages.length < 2 ? draft.pages : without(draft.pages, a) }),
  "toggle quiz": onPage(
    (page, b, draft) => ({ ...page, quiz: !page.quiz, questions: page.questions.length === 0 ? [newQuestion(draft, b)] : page.questions }),
    1,
  ),
  "move questions": onPage((page, b) => ({ ...page, questions: rotate(page.questions, b) })),
  "add question": onPage((page, b, draft) => ({ ...page, questions: [...page.questions, newQuestion(draft, b)] }), 1),
  "add bank": onPage(
    (page, b, { next, ...draft }) => ({
      ...page,
      rule: { ...page.rule, draw: 1 + (b % 4), per: GROUPS[b % 3] ?? "" },
      questions: [...page.questions, ...[0, 1, 2, 3].map((more) => newQuestion({ ...draft, next: next + more }, b + more))],
    }),
    4,
  ),
  "remove question": onPage((page, b) => ({
    ...page,
    questions: page.questions.length < 2 && page.quiz ? page.questions : without(page.questions, b),
  })),
  "send question away": (draft, a, b) => {
    const page = draft.pages[a % draft.pages.length];
    const question = page?.questions[b % page.questions.length];
    const target = draft.pages[b % draft.pages.length];
    if (!page || !question || !target || page === target || (page.quiz && page.questions.length < 2)) return draft;
    const placed = (candidate: DraftPage) => ({ ...candidate, questions: [...candidate.questions, question] });
    return {
      ...draft,
      pages: draft.pages.map((candidate) =>
        candidate === page ? { ...page, questions: without(page.questions, b) } : candidate === target ? placed(target) : candidate,
      ),
    };
  },
  weight: onQuestion((question, b) => ({ ...question, points: 1 + ((question.points + b) % 4) })),
  group: onQuestion((question, b) => ({ ...question, objective: `o${b % 4}`, tag: `t${b % 3}` })),
  key: onQuestion((question, b) => ({ ...question, correct: question.options[b % question.options.length]?.id ?? "a" })),
  type: onQuestion((question, b) => ({ ...question, type: TYPES[b % 4] ?? "choice" })),
  reword: onQuestion((question, b, draft) => ({
    ...question,
    options: question.options.map((option, index) =>
      index === b % question.options.length ? { ...option, text: `${option.text.split("~")[0]}~${draft.next}` } : option,
    ),
  })),
  "move options": onQuestion((question, b) => ({ ...question, options: rotate(question.options, b) })),
  "add option": onQuestion((question, _b, draft) => {
    const id = [..."abcdefghij"].find((letter) => !question.options.some((option) => option.id === letter)) ?? "z";
    return { ...question, options: [...question.options, { id, text: `${draft.next}${id}~` }] };
  }),
  "remove option": onQuestion((question, b) => {
    const options = question.options.length < 3 ? question.options : without(question.options, b);
    return {
      ...question,
      options,
      correct: options.some(({ id }) => id === question.correct) ? question.correct : (options[0]?.id ?? "a"),
    };
  }),
  "trade ids": onQuestion((question, b) => {
    const texts = rotate(
      question.options.map(({ text }) => text),
      1 + b,
    );
    return { ...question, options: question.options.map((option, index) => ({ ...option, text: texts[index] ?? "" })) };
  }),
  "pass mark": (draft, a) => ({ ...draft, rule: { ...draft.rule, passMark: (a % 11) * 1000 } }),
  attempts: (draft, a) => ({ ...draft, rule: { ...draft.rule, attempts: a % 4 } }),
  counts: (draft, a) => ({ ...draft, rule: { ...draft.rule, counts: (["best", "last", "first"] as const)[a % 3] ?? "best" } }),
  wait: (draft, a) => ({ ...draft, rule: { ...draft.rule, wait: (a % 3) * 30 } }),
  draw: onRule((b) => ({ draw: b % 5 })),
  per: onRule((b) => ({ per: GROUPS[b % 3] ?? "" })),
  shuffle: onRule((b) => ({ shuffle: b % 2 === 0 })),
  feedback: onRule((b) => ({ feedback: FEEDBACK[b % 3] ?? "" })),
  "quiz weight": onRule((b) => ({ weight: b % 4 })),
  "pre-test": onPage(
    (page, b, draft) => ({
      ...page,
      quiz: true,
      rule: { ...page.rule, pretest: !page.quiz || b % 2 === 0 },
      questions: page.questions.length === 0 ? [newQuestion(draft, b)] : page.questions,
    }),
    1,
  ),
  rule: (draft, a) => ({ ...draft, rule: { ...draft.rule, read: a % 3 !== 0, quiz: a % 3 !== 1 && draft.pages.some(({ quiz }) => quiz) } }),
} as const satisfies Record<string, Apply>;

export function edited(draft: Draft, edits: readonly Edit[]): Draft {
  return edits.reduce((before, { kind, a, b }) => EDITS[kind](before, a, b), draft);
}

const number = fc.nat({ max: 60 });
const kinds = Object.keys(EDITS) as (keyof typeof EDITS)[];
const editOf = (left: readonly (keyof typeof EDITS)[]) =>
  fc.record({ kind: fc.constantFrom(...kinds.filter((kind) => !left.includes(kind))), a: number, b: number });

const QUIZ_EDITS = ["draw", "per", "shuffle", "feedback", "quiz weight", "pre-test", "counts", "wait"] as const;
/** What touches a saved state in ways of its own. */
const TELLING_EDITS = [
  ...(["pass mark", "attempts", "rule", "toggle quiz", "group", "weight", "add question", "remove page", "send question away"] as const),
  ...QUIZ_EDITS,
];

/** Words that change while they trade places with others cannot be told from words that only change: one or the other. */
export const anyEdits: fc.Arbitrary<readonly Edit[]> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom(...TELLING_EDITS), a: number, b: number }).map((edit) => [edit]) },
  fc.array(editOf(["reword"]), { maxLength: 3 }),
  fc.array(editOf(["trade ids"]), { maxLength: 3 }),
);

/** Edits that are safe, or nearly. */
export const mildEdits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(
      "move pages",
      "move questions",
      "reword",
      "move options",
      "add option",
      "add question",
      "add pre-test",
      "shuffle",
    ),
    a: number,
    b: number,
  } as const),
  { maxLength: 4 },
);

const EMPTY: Draft = {
  next: 0,
  rule: { read: true, quiz: true, passMark: 6000, attempts: 0 },
  iri: "https://test.example/courses/c/users",
  pages: [{ id: "m/start", quiz: false, rule: PLAIN, questions: [] }],
};

const SEED: readonly Edit[] = [
  { kind: "add page", a: 0, b: 0 },
  { kind: "add page", a: 1, b: 1 },
  { kind: "add page", a: 0, b: 3 },
];

/** Some pages, some of them quizzes of every kind, some questions of every type. */
export const anyDraft: fc.Arbitrary<Draft> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(
        ...(["add page", "add pre-test", "add question", "add bank", "rule", "attempts", "pass mark"] as const),
        ...QUIZ_EDITS,
      ),
      a: number,
      b: number,
    } as const),
    { minLength: 2, maxLength: 14 },
  )
  .map((edits) => edited(edited(EMPTY, SEED), edits));

/** As the lock file remembers it. */
export function identity(course: Course): CourseIdentity {
  return identityOf(course, []);
}
