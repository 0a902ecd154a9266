import type { CompletionRule } from "../../templates/contract/course.ts";
import { type Change, change } from "./change.ts";
import type { CourseIdentity, PageIdentity, QuestionIdentity } from "./identity.ts";
import { isGraded, questionChanges } from "./question-changes.ts";
import type { QuestionRecord } from "./question-record.ts";
import { quizChanges, sortOf } from "./quiz-changes.ts";

/** Everything in which `now` differs from `old`, for learners who have met `old`. What either does not say is no difference. */
export function changesBetween(old: CourseIdentity, now: CourseIdentity): Change[] {
  return [
    ...(old.iri !== undefined && now.iri !== undefined && old.iri !== now.iri ? [change("iri-changed", "", old.iri, now.iri)] : []),
    ...unitChanges(old.units, now.units),
    ...(old.rule && now.rule ? ruleChanges(old.rule, now.rule) : []),
    ...slotChanges(old.pages, now.pages),
    ...slotChanges(old.questions, now.questions),
    ...pageChanges(old, now),
    ...questionListChanges(old, now),
  ];
}

function unitChanges(old: CourseIdentity["units"], now: CourseIdentity["units"]): Change[] {
  if (!old || !now) return [];
  const words = (units: readonly string[]) => (units.length === 0 ? "the whole course" : `the modules ${units.join(", ")}`);
  const kept = old.every((unit) => now.includes(unit)) && (old.length > 0 || now.length === 0);
  return kept ? [] : [change("units-changed", "", words(old), words(now))];
}

function ruleChanges(old: CompletionRule, now: CompletionRule): Change[] {
  const changes: Change[] = [];
  const percent = (hundredths: number) => `${hundredths / 100} %`;
  if (old.read !== now.read) changes.push(change(now.read ? "reading-required" : "reading-waived"));
  if (old.quiz !== now.quiz) changes.push(change(now.quiz ? "quiz-required" : "quiz-waived"));
  if (old.passMark !== now.passMark) {
    const kind = now.passMark > old.passMark ? "pass-mark-raised" : "pass-mark-lowered";
    changes.push(change(kind, "", percent(old.passMark), percent(now.passMark)));
  }
  if (old.attempts !== now.attempts) {
    const most = ({ attempts }: CompletionRule) => (attempts === 0 ? Number.POSITIVE_INFINITY : attempts);
    const words = ({ attempts }: CompletionRule) => (attempts === 0 ? "unlimited" : String(attempts));
    changes.push(change(most(now) > most(old) ? "attempts-raised" : "attempts-lowered", "", words(old), words(now)));
  }
  if (old.counts && now.counts && old.counts !== now.counts) changes.push(change(`counts-${now.counts}`, "", old.counts, now.counts));
  if (old.wait !== undefined && now.wait !== undefined && old.wait !== now.wait) {
    const words = (minutes: number) => (minutes === 0 ? "none" : `${minutes} minute${minutes === 1 ? "" : "s"}`);
    changes.push(change("wait-changed", "", words(old.wait), words(now.wait)));
  }
  return changes;
}

interface Slotted {
  readonly id: string;
  readonly slot: number;
  readonly gone: boolean;
}

/** Slots that moved or were given again: then a saved state is misread. Things that are gone keep theirs. */
function slotChanges(old: readonly Slotted[], now: readonly Slotted[]): Change[] {
  const slots = new Map(old.map(({ id, slot }) => [id, slot]));
  const owners = new Map(old.map(({ id, slot }) => [slot, id]));
  return now.flatMap((entry) => {
    const slot = slots.get(entry.id);
    if (slot !== undefined) return slot === entry.slot ? [] : [change("slot-changed", entry.id, String(slot), String(entry.slot))];
    const other = owners.get(entry.slot);
    return other !== undefined ? [change("slot-reused", entry.id, other)] : [];
  });
}

function pageChanges(old: CourseIdentity, now: CourseIdentity): Change[] {
  const before = present(old.pages);
  const after = present(now.pages);
  const removed = [...before.values()].filter(({ id }) => !after.has(id));
  return [
    ...removed.map((page) => change(`${sortOf(page)}-removed`, page.id)),
    ...[...after.values()].flatMap((page) => {
      const known = before.get(page.id);
      return known ? quizChanges(known, page) : [change(`${sortOf(page)}-added`, page.id)];
    }),
  ];
}

function questionListChanges(old: CourseIdentity, now: CourseIdentity): Change[] {
  const before = present(old.questions);
  const after = present(now.questions);
  const known = new Map(old.questions.map((question) => [question.id, question]));
  const countsOn = (pages: readonly PageIdentity[], record: QuestionRecord | undefined) =>
    record !== undefined && isGraded(record) && pages.some((page) => page.id === record.quiz && page.quiz === true && !page.gone);
  const removed = [...before.values()].filter(({ id }) => !after.has(id));
  return [
    ...removed.map(({ id, record }) => change(countsOn(now.pages, record) ? "quiz-question-removed" : "question-removed", id)),
    ...[...after.values()].flatMap((question): Change[] => {
      const changes = questionChanges(known.get(question.id), question);
      if (before.has(question.id)) return changes;
      const added = change(countsOn(old.pages, question.record) ? "quiz-question-added" : "question-added", question.id);
      // A question that comes back meets answers from before it went.
      return [added, ...changes.filter(({ kind }) => kind === "type-changed" || kind === "answers-misread")];
    }),
  ];
}

function present<Entry extends PageIdentity | QuestionIdentity>(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  return new Map(entries.filter(({ gone }) => !gone).map((entry) => [entry.id, entry]));
}
