import type { ChosenPage } from "../compile/compose.ts";
import type { AuthoredQuestion } from "../compile/types.ts";
import { isOfChoice } from "./choices.ts";
import type { Finding } from "./finding.ts";
import type { EditionRule } from "./rule.ts";

/** Fewer questions than these say nothing about a habit of the author. */
const [FEW_LENGTHS, FEW_PLACES] = [4, 5];
/** So much longer than the next is an answer that stands out. */
const LONGER = 1.1;

/** What gives the right answers of a quiz away, and what makes each attempt at it the same. */
export const checkBanks: EditionRule = ({ pages, settings }) =>
  pages
    .filter(({ page }) => page.quiz)
    .flatMap((page) => [
      ...longest(page, settings.limit("quiz/longest-is-right")),
      ...places(page, settings.limit("quiz/right-answer-in-one-place")),
      ...draws(page),
    ]);

function longest({ page, questions }: ChosenPage, limit: number): Finding[] {
  const choices = questions.filter(hasOneRight);
  const given = choices.filter((question) => isLongest(question));
  if (choices.length < FEW_LENGTHS || !isOver(given.length, choices.length, limit)) return [];
  const values = { title: page.title, count: given.length, total: choices.length, ids: given.map(({ id }) => id), limit };
  return [{ code: "quiz/longest-is-right", place: page.place, values }];
}

/** Where the player shuffles the answers, no place is better than another. */
function places({ page, questions }: ChosenPage, limit: number): Finding[] {
  const choices = questions.filter(hasOneRight);
  if (page.rule?.shuffle || choices.length < FEW_PLACES) return [];
  const right = choices.map(({ options }) => options.findIndex(({ marked }) => marked) + 1);
  return [...new Set(right)].flatMap((position): Finding[] => {
    const count = right.filter((one) => one === position).length;
    if (!isOver(count, choices.length, limit)) return [];
    const values = { title: page.title, count, total: choices.length, position, limit };
    return [{ code: "quiz/right-answer-in-one-place", place: page.place, values }];
  });
}

/** Fewer questions than are drawn stop the build anyway. */
function draws({ page, questions }: ChosenPage): Finding[] {
  const draw = page.rule?.draw;
  if (draw !== questions.length) return [];
  return [{ code: "quiz/draws-every-question", place: page.place, values: { title: page.title, draw } }];
}

function hasOneRight(question: AuthoredQuestion): boolean {
  return isOfChoice(question) && question.options.filter(({ marked }) => marked).length === 1;
}

function isLongest({ options }: AuthoredQuestion): boolean {
  const right = options.find(({ marked }) => marked)?.text.length ?? 0;
  const others = options.filter(({ marked }) => !marked).map(({ text }) => text.length);
  return right >= LONGER * Math.max(...others);
}

function isOver(count: number, total: number, limit: number): boolean {
  return 100 * count > limit * total;
}
