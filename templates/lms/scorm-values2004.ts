import { objectiveFits } from "./scorm-values.ts";

/** What Moodle, scorm-again and the ADL run-time environment all accept (runtime-rules section 4; lms-value-matrix). */
const ID = /^[\w.:/-]{1,4000}$/;
const DECIMAL = /^-?\d{1,5}(\.\d{1,17})?$/;
const SHARE = /^-?(0(\.\d+)?|1(\.0+)?)$/;
export const INTERVAL = /^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/;
export const TIMESTAMP =
  /^(19[7-9]\d|20[0-2]\d|203[0-8])(-(0\d|1[0-2])(-([0-2]\d|3[01])(T([01]\d|2[0-3])(:[0-5]\d(:[0-5]\d(\.\d{1,2}(Z|[+-][0-2]\d:[0-5]\d)?)?)?)?)?)?)?$/;
const LINE = (most: number) => new RegExp(`^(?!\\{(?!(lang|case_matters|order_matters)=))[^\\n\\r]{0,${most}}$`, "u");
const N = "\\d+";
const I = `^cmi\\.interactions\\.${N}\\.`;

const ELEMENTS: readonly (readonly [element: RegExp, value: RegExp])[] = [
  [/^cmi\.completion_status$/, /^(completed|incomplete|not attempted|unknown)$/],
  [/^cmi\.success_status$/, /^(passed|failed|unknown)$/],
  [/^cmi\.exit$/, /^(suspend|normal|logout|time-out|)$/],
  [/^cmi\.score\.scaled$/, DECIMAL],
  [/^cmi\.score\.(raw|min|max)$/, DECIMAL],
  [/^cmi\.progress_measure$/, DECIMAL],
  [/^cmi\.session_time$/, INTERVAL],
  [/^cmi\.location$/, /^[^]{0,1000}$/],
  [/^cmi\.suspend_data$/, /^[^]{0,64000}$/],
  [/^adl\.nav\.request$/, /^(continue|previous|exit|exitAll|abandon|abandonAll|suspendAll)$/],
  [/^cmi\.objectives\.\d+\.id$/, ID],
  [/^cmi\.objectives\.\d+\.score\.(scaled|raw|min|max)$/, DECIMAL],
  [/^cmi\.objectives\.\d+\.success_status$/, /^(passed|failed|unknown)$/],
  [/^cmi\.objectives\.\d+\.completion_status$/, /^(completed|incomplete|not attempted|unknown)$/],
  [/^cmi\.comments_from_learner\.\d+\.comment$/, LINE(4000)],
  [new RegExp(`${I}id$`), ID],
  [new RegExp(`${I}type$`), /^(true-false|choice|fill-in|long-fill-in|likert|matching|performance|sequencing|numeric|other)$/],
  [new RegExp(`${I}objectives\\.${N}\\.id$`), ID],
  [new RegExp(`${I}timestamp$`), TIMESTAMP],
  [new RegExp(`${I}latency$`), INTERVAL],
  [new RegExp(`${I}weighting$`), DECIMAL],
  [new RegExp(`${I}result$`), /^(correct|incorrect|unanticipated|neutral|-?\d+(\.\d+)?)$/],
  [new RegExp(`${I}description$`), LINE(250)],
  [new RegExp(`${I}(learner_response|correct_responses\\.${N}\\.pattern)$`), /^[^]*$/],
];

const SHORT = "[\\w.]{1,250}";
const SHORTS = new RegExp(`^${SHORT}(\\[,\\]${SHORT})*$`);
const PAIRS = new RegExp(`^${SHORT}?\\[\\.\\]${SHORT}(\\[,\\]${SHORT}\\[\\.\\]${SHORT})*$`);
const NUMBER = /^-?\d{1,5}(\.\d{1,7})?$/;

/** What an answer must look like once its type is known (RTE 4.2.9.1). */
const ANSWERS: Readonly<Record<string, (text: string) => boolean>> = {
  "true-false": (text) => /^(true|false)$/.test(text),
  choice: (text) => SHORTS.test(text) && unlike(text),
  sequencing: (text) => SHORTS.test(text),
  likert: (text) => new RegExp(`^${SHORT}$`).test(text),
  matching: (text) => PAIRS.test(text),
  numeric: (text) => NUMBER.test(text),
  "fill-in": (text) => LINE(250).test(text),
  "long-fill-in": (text) => LINE(4000).test(text),
  other: (text) => LINE(4000).test(text),
};

/** What a right answer must look like, where that differs. */
const PATTERNS: typeof ANSWERS = {
  // scorm-again 3.4.3 takes a space before a delimiter or a brace for a mistake, and commas in "other" for a list.
  "fill-in": (text) => LINE(250).test(text) && !/^ | \[,\]/.test(text),
  other: (text) => LINE(4000).test(text) && !/^ |,/.test(text),
  numeric: (text) => NUMBER.test(text) || isRange(text.split("[:]")),
  likert: (text) => new RegExp(`^${SHORT}$`).test(text),
};

function unlike(text: string): boolean {
  const parts = text.split("[,]");
  return new Set(parts).size === parts.length;
}

function isRange(bounds: readonly string[]): boolean {
  return bounds.length === 2 && bounds.every((bound) => NUMBER.test(bound)) && Number(bounds[0]) <= Number(bounds[1]);
}

/** Elements that only the LMS may set. */
const READ_ONLY =
  /^cmi\.(_version|completion_threshold|credit|entry|launch_data|learner_id|learner_name|mode|scaled_passing_score|total_time)$|_children$|_count$/;

/** 0 where the element may be set to the value, else the error code of SCORM 2004 (RTE 3.1.7). */
export function errorOf2004(element: string, value: unknown, held: ReadonlyMap<string, string>): number {
  if (READ_ONLY.test(element)) return 404;
  const row = ELEMENTS.find(([name]) => name.test(element));
  if (!row) return 401;
  if (typeof value !== "string" || !row[1].test(value)) return 406;
  if (element.endsWith("scaled") && !SHARE.test(value)) return 407;
  if (element.endsWith("progress_measure") && !(Number(value) >= 0 && Number(value) <= 1)) return 407;
  return orderOf(element, value, held) || answerOf(element, value, held);
}

/** 351 where a place is skipped or an id used twice, 408 where something must come first. */
export function orderOf(element: string, value: string, held: ReadonlyMap<string, string>): number {
  const parts = element.split(".");
  for (const [at, part] of parts.entries()) {
    const place = Number(part);
    const group = parts.slice(0, at).join(".");
    if (/^\d+$/.test(part) && place > 0 && !holds(held, `${group}.${place - 1}.`)) return 351;
  }
  if (!objectiveFits(element, value, held)) return element.endsWith("id") ? 351 : 408;
  const [, interaction, rest = ""] = /^(cmi\.interactions\.\d+)\.(.+)$/.exec(element) ?? [];
  if (interaction === undefined) return 0;
  const repeated = [...held].some(
    ([name, other]) =>
      other === value &&
      name !== element &&
      /pattern$|objectives\.\d+\.id$/.test(rest) &&
      name.replace(/\.\d+\.(pattern|id)$/, "") === element.replace(/\.\d+\.(pattern|id)$/, ""),
  );
  if (repeated) return 351;
  if (rest !== "id" && !held.has(`${interaction}.id`)) return 408;
  return /response|pattern/.test(rest) && !held.has(`${interaction}.type`) ? 408 : 0;
}

function answerOf(element: string, value: string, held: ReadonlyMap<string, string>): number {
  const [, interaction, part] = /^(cmi\.interactions\.\d+)\.(learner_response|correct_responses\.\d+\.pattern)$/.exec(element) ?? [];
  if (interaction === undefined) return 0;
  const type = held.get(`${interaction}.type`) ?? "";
  const check = (part === "learner_response" ? undefined : PATTERNS[type]) ?? ANSWERS[type];
  return check?.(value) ? 0 : 406;
}

function holds(held: ReadonlyMap<string, string>, start: string): boolean {
  return [...held.keys()].some((name) => name.startsWith(start));
}
