import type { Finding } from "./finding.ts";
import type { Passage } from "./passages.ts";
import type { ModuleRule, WholeModule } from "./rule.ts";
import { sentencesOf } from "./sentences.ts";

/** Blocks whose numbers are made up, or that are somebody else's words. */
const OWN_NUMBERS = new Set(["example", "calculator", "chart", "quote"]);
const SAYS_MADE_UP = /\b(?:made[ -]up|invented|imaginary|fictional)\b/i;
const SUPPOSES =
  /\b(?:imagine|suppose|pretend|say that|take (?:a|an|the|these|those|another|\d)|picture (?:a|an)|think of|for example|in (?:our|this|the|that) example|this module|we read|were read)\b/i;
const YEAR = /(?<![\d,.£$€#-])(?:19|20)\d\d(?!\d|%|[,.]\d)/g;
const SHARE = /(?<![\d,.])\d+(?:[.,]\d+)*(?:\s?%|\s(?:per cent|percent|percentage points?)\b)/g;
/** A hundred or a thousand people are what shares are counted in. */
const MANY = /(?<![\d,.:])(?!10+\b|1,000\b|10,000\b|100,000\b)(?:\d{1,3}(?:,\d{3})+|\d{3,})(?:\.\d+)?(?=\s\p{L})/gu;
const SCALE = /(?<![\d,.:])\d+(?:\.\d+)?\s(?:million|billion|thousand)\b/g;

/** Figures about the world that name no source in their own paragraph, list or table. */
export const checkFacts: ModuleRule = ({ passages, cases }) => {
  const groups = groupsOf(passages.filter(({ kind }) => kind !== "heading" && kind !== "caption"));
  const isMadeUp = madeUp(groups, cases);
  const numbers = new Set(groups.filter((group) => !cites(group) && (isMadeUp(group) || isPicture(group))).flatMap(numbersIn));
  return groups
    .filter((group) => !cites(group) && !isPicture(group) && !group.some(hasOwnNumbers))
    .flatMap((group): Finding[] => {
      const [first] = [...yearsIn(group), ...(isMadeUp(group) ? [] : figuresIn(group, numbers))];
      return first ? [{ code: "fact/no-source", place: first.place, values: { figure: first.figure } }] : [];
    });
};

/** Paragraphs, and the passages of each list and table together. */
function groupsOf(passages: readonly Passage[]): Passage[][] {
  const groups = new Map<string, Passage[]>();
  for (const passage of passages) {
    const key = `${passage.page} ${passage.group} ${passage.kind === "alt"}`;
    groups.set(key, [...(groups.get(key) ?? []), passage]);
  }
  return [...groups.values()];
}

function saysMadeUp(group: readonly Passage[]): boolean {
  return group.some((passage) => hasOwnNumbers(passage) || SAYS_MADE_UP.test(passage.text) || SUPPOSES.test(passage.text));
}

/** Says of a text that its numbers are made up: by itself, by its page, or by an example in the same variant. */
function madeUp(groups: readonly Passage[][], cases: WholeModule["cases"]): (group: readonly Passage[]) => boolean {
  const all = groups.flat();
  const pages = new Set(
    all.filter(({ text, within }) => SAYS_MADE_UP.test(text) || within.some((name) => cases.has(name))).map(({ page }) => page),
  );
  const variants = new Set(all.filter(hasOwnNumbers).flatMap(variantOf));
  const isAround = (passage: Passage) => pages.has(passage.page) || variantOf(passage).some((variant) => variants.has(variant));
  return (group) => saysMadeUp(group) || group.some(isAround);
}

/** The variant of a page that a passage is in; none for what everybody gets. */
function variantOf({ page, audiences }: Passage): string[] {
  return audiences.length === 0 ? [] : [JSON.stringify([page, audiences])];
}

function hasOwnNumbers({ within, isQuestion }: Passage): boolean {
  return isQuestion || within.some((name) => OWN_NUMBERS.has(name));
}

function isPicture(group: readonly Passage[]): boolean {
  return group.some(({ kind }) => kind === "alt");
}

function cites(group: readonly Passage[]): boolean {
  return group.some((passage) => passage.cites);
}

/** A case does not make a year up, unless the very sentence says so: what happened in it happened. */
function yearsIn(group: readonly Passage[]) {
  return group.flatMap(({ text, place }) =>
    sentencesOf(text)
      .filter((sentence) => !SAYS_MADE_UP.test(sentence) && !SUPPOSES.test(sentence))
      .flatMap((sentence) => sentence.match(YEAR) ?? [])
      .map((figure) => ({ figure, place })),
  );
}

/** A text goes on with made-up numbers where half of its figures are among them. */
function figuresIn(group: readonly Passage[], known: ReadonlySet<string>) {
  const figures = group.flatMap(({ text, place }) => {
    const plain = text.replace(YEAR, " ");
    return [SHARE, MANY, SCALE].flatMap((pattern) => plain.match(pattern) ?? []).map((figure) => ({ figure, place }));
  });
  const others = figures.filter(({ figure }) => !known.has(/\d+(?:[.,]\d+)*/.exec(figure)?.[0] ?? ""));
  return 2 * others.length > figures.length ? others : [];
}

function numbersIn(group: readonly Passage[]): string[] {
  return group.flatMap(({ text }) => [...text.matchAll(/\d+(?:[.,]\d+)*/g)].map(([number]) => number));
}
