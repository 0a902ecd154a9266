import type { Change } from "./change.ts";
import { effectOf } from "./effects.ts";
import { bySlot, type CourseIdentity, type PageIdentity, type QuestionIdentity } from "./identity.ts";

/** The changes that contradict what was recorded; the others only add to it. */
export function contradicting(changes: readonly Change[]): Change[] {
  return changes.filter(({ kind }) => !effectOf(kind).addition);
}

/**
 * What to record of a course whose content is `now`. Additions are written down. Where the content contradicts the record,
 * the record stays, so that the author hears of it again.
 */
export function extendRecord(old: CourseIdentity | undefined, now: CourseIdentity, contradictions: readonly Change[]): CourseIdentity {
  if (!old) return now;
  const contradicted = new Set(contradictions.map(({ kind, subject }) => (subject === "" ? kind : subject)));
  return {
    iri: old.iri ?? now.iri,
    // What an older lock file did not say of the rule is added.
    rule: now.rule && { ...now.rule, ...old.rule },
    units: contradicted.has("units-changed") ? old.units : now.units,
    pages: extendEntries(old.pages, now.pages, (before, page): PageIdentity => (contradicted.has(page.id) && !before.gone ? before : page)),
    questions: extendEntries(
      old.questions,
      now.questions,
      (before, question): QuestionIdentity => (contradicted.has(question.id) ? keepRecord(before, question) : question),
    ),
  };
}

/** The record of what the author has accepted: the content, and what is gone, whose slots are never given again. */
export function acceptedRecord(old: CourseIdentity | undefined, now: CourseIdentity): CourseIdentity {
  if (!old) return now;
  const gone = <Entry extends PageIdentity | QuestionIdentity>(before: readonly Entry[], after: readonly Entry[]) => {
    const ids = new Set(after.map(({ id }) => id));
    return before.filter(({ id }) => !ids.has(id)).map((entry) => ({ ...entry, gone: true }));
  };
  return {
    ...now,
    pages: bySlot([...now.pages, ...gone(old.pages, now.pages)]),
    questions: bySlot([...now.questions, ...gone(old.questions, now.questions)]),
  };
}

function extendEntries<Entry extends PageIdentity | QuestionIdentity>(
  old: readonly Entry[],
  now: readonly Entry[],
  join: (before: Entry, after: Entry) => Entry,
): Entry[] {
  const before = new Map(old.map((entry) => [entry.id, entry]));
  const after = new Set(now.map(({ id }) => id));
  const joined = now.map((entry) => {
    const known = before.get(entry.id);
    return known ? join(known, entry) : entry;
  });
  return bySlot([...joined, ...old.filter(({ id }) => !after.has(id))]);
}

/** The record as it was, with the answers that have been added since. */
function keepRecord({ record: old }: QuestionIdentity, question: QuestionIdentity): QuestionIdentity {
  const { record } = question;
  if (!old || !record || old.type !== record.type) return { ...question, record: old ?? record };
  return { ...question, record: { ...old, answers: { ...record.answers, ...old.answers }, words: { ...record.words, ...old.words } } };
}
