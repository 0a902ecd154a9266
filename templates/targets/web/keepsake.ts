import type { Course } from "../../contract/course.ts";
import type { Standing } from "../../contract/tracking.ts";
import { type Columns, csvOf, jsonOf, type OwnRecord } from "./record-file.ts";
import type { KeptRecord } from "./record.ts";

/** What is shown now. */
export interface Shown {
  readonly course: Course;
  readonly kept: KeptRecord;
  readonly standing: Standing;
  readonly strings: Readonly<Record<string, string>>;
}

/** True where the page has a place for the record in which it does not stand yet. */
export function hasPlace(document: Document): boolean {
  return document.querySelector("template[data-own-record]") !== null;
}

/** Puts the learner's own record into the result page. Returns what brings it up to date; nothing where the page has no place for it. */
export function mountKeepsake(document: Document): (shown: Shown) => void {
  const template = document.querySelector<HTMLTemplateElement>("template[data-own-record]");
  const section = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
  if (!template || !section) return () => {};
  template.replaceWith(section);
  const field = section.querySelector<HTMLInputElement>("input");
  let shown: Shown | undefined;
  const record = () => shown && ownRecord(document, shown, field?.value.trim() ?? "");
  const showName = () => put(section, "name", field?.value.trim() ?? "");
  field?.addEventListener("input", showName);
  section.addEventListener("click", ({ target }) => {
    const { ownSave: kind } = (target as HTMLElement).dataset;
    const own = record();
    if (!shown || !own || !kind) return;
    const name = `${shown.course.key}-record.${kind}`;
    const csv = kind === "csv";
    saveFile(document, name, csv ? "text/csv" : "application/json", csv ? csvOf(own, headings(shown)) : jsonOf(own));
    const note = section.querySelector<HTMLElement>("[data-own=note]");
    if (note) note.textContent = (note.dataset.ownText ?? "").replace("{file}", name);
  });
  showName();
  return (next) => {
    shown = next;
    const { finished } = next.kept;
    put(section, "status", word(next, `status.${next.standing.status}`));
    put(section, "finished", finished ? dateTime(next.course, finished.at) : "");
    put(section, "version", versionOf(next));
    showAnswers(section, record()?.answers ?? []);
  };
}

/** Facts without a text are not shown. */
function put(section: HTMLElement, name: string, text: string): void {
  const element = section.querySelector<HTMLElement>(`[data-own=${name}]`);
  if (!element) return;
  element.textContent = text;
  element.closest<HTMLElement>("dl > div,.own-record__mark")?.toggleAttribute("hidden", !text);
}

function showAnswers(section: HTMLElement, answers: OwnRecord["answers"]): void {
  const list = section.querySelector<HTMLElement>("[data-own=answers]");
  const row = section.querySelector<HTMLTemplateElement>("template");
  list?.parentElement?.toggleAttribute("hidden", answers.length === 0);
  list?.replaceChildren(
    ...answers.map(({ question, answer, mark }) => {
      const item = row?.content.firstElementChild?.cloneNode(true) as HTMLElement;
      put(item, "question", question);
      put(item, "answer", answer);
      put(item, "mark", mark);
      return item;
    }),
  );
}

function ownRecord(document: Document, shown: Shown, name: string): OwnRecord {
  const { course, kept, standing } = shown;
  const answers = course.pages.flatMap(({ id }) => kept.quizzes[id]?.best.answers ?? []);
  return {
    name,
    note: word(shown, "ownRecordText"),
    course: { title: course.title, iri: course.iri, archetype: course.archetype.title, version: versionOf(shown) },
    result: word(shown, `status.${standing.status}`),
    score: standing.score,
    passMark: course.rule.quiz ? course.rule.passMark : undefined,
    finished: kept.finished?.at ?? "",
    answers: answers.map(({ id, question, answer, score }) => ({
      question,
      answer: typeof answer === "string" ? answer : labelOf(document, course, id, String(answer)),
      score,
      mark: score === undefined ? "" : word(shown, score === 1 ? "correct" : score > 0 ? "partlyCorrect" : "notCorrect"),
    })),
  };
}

/** What stands beside that value in the question's form; the value itself where the course no longer asks the question. */
function labelOf(document: Document, course: Course, id: string, value: string): string {
  const question = course.pages.flatMap(({ questions }) => questions).find((candidate) => candidate.id === id);
  return document.querySelector(`form[data-question="${question?.slot}"] [value="${value}"] + *`)?.textContent?.trim() ?? value;
}

function versionOf({ course, kept }: Shown): string {
  return kept.finished?.version ?? course.version;
}

function word({ strings }: Shown, key: string): string {
  return strings[key] ?? key;
}

function headings(shown: Shown): Columns {
  const head = (key: string) => word(shown, key);
  return {
    name: head("ownName"),
    course: head("course"),
    archetype: head("written"),
    version: head("courseVersion"),
    result: head("status"),
    score: head("score"),
    passMark: head("passMark"),
    finished: head("ownFinished"),
    question: head("ownQuestion"),
    answer: head("yourAnswer"),
    mark: head("ownMark"),
    note: head("ownRecord"),
  };
}

function dateTime(course: Course, iso: string): string {
  return new Intl.DateTimeFormat(course.language, { dateStyle: "long", timeStyle: "short" }).format(new Date(iso));
}

function saveFile(document: Document, name: string, type: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // Some browsers read the file only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
