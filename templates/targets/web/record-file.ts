/** A learner's own record, complete and ready to be written to a file. */
export interface OwnRecord {
  /** As the learner typed it; "" where they did not. */
  readonly name: string;
  /** Says that nobody has checked this. */
  readonly note: string;
  readonly course: { readonly title: string; readonly iri: string; readonly archetype: string; readonly version: string };
  /** The word that the page shows. */
  readonly result: string;
  /** Both in hundredths of a percent; `undefined` where there is none. */
  readonly score: number | undefined;
  readonly passMark: number | undefined;
  /** ISO 8601, UTC; "" where the course is not finished. */
  readonly finished: string;
  readonly answers: readonly {
    readonly question: string;
    readonly answer: string /** 0 … 1; `undefined` where no answer is better than another. */;
    readonly score: number | undefined;
    readonly mark: string;
  }[];
}

/** For programs. Scores are 0 … 1, as xAPI scales them; what there is not is null. */
export function jsonOf({ score, passMark, finished, answers, ...rest }: OwnRecord): string {
  const scaled = (value: number | undefined) => (value === undefined ? null : value / 10000);
  const record = {
    kind: "curricle-own-record",
    format: 1,
    ...rest,
    score: scaled(score),
    passMark: scaled(passMark),
    finished: finished || null,
    answers: answers.map(({ mark: _, ...answer }) => ({ ...answer, score: answer.score ?? null })),
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}

const FACTS = ["name", "course", "archetype", "version", "result", "score", "passMark", "finished"] as const;
const COLUMNS = [...FACTS, "question", "answer", "mark", "note"] as const;

/** A text for each column. */
export type Columns = Readonly<Record<(typeof COLUMNS)[number], string>>;

/**
 * For spreadsheets (RFC 4180): a row for each answer, with the facts of the course in each, so that the records of many
 * learners can be put below one another. Begins with a byte order mark, without which Excel misreads all but ASCII.
 */
export function csvOf(record: OwnRecord, headings: Columns): string {
  const { name, course, result, finished, note } = record;
  const { title, archetype, version } = course;
  const [score, passMark] = [percent(record.score), percent(record.passMark)];
  const facts = { name, course: title, archetype, version, result, score, passMark, finished, note };
  const answers = record.answers.length > 0 ? record.answers : [{ question: "", answer: "", mark: "" }];
  const rows: Columns[] = [headings, ...answers.map(({ question, answer, mark }) => ({ ...facts, question, answer, mark }))];
  return `\uFEFF${rows.map((row) => `${COLUMNS.map((column) => cell(row[column])).join(",")}\r\n`).join("")}`;
}

function percent(value: number | undefined): string {
  return value === undefined ? "" : `${value / 100}%`;
}

/** A text that a spreadsheet would take for a formula is marked as text; a plain number is none. */
function cell(text: string): string {
  const formula = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text);
  return `"${(formula ? `'${text}` : text).replaceAll('"', '""')}"`;
}
