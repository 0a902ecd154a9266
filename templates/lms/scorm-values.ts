/** What Moodle, scorm-again and the ADL run-time environment all accept (runtime-rules section 4; lms-value-matrix). */
const TIMESPAN = /^\d{2,4}:\d\d:\d\d(\.\d{1,2})?$/;
const SCORE = /^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/;

const ELEMENTS: readonly (readonly [element: RegExp, value: RegExp])[] = [
  [/^cmi\.core\.lesson_status$/, /^(passed|completed|failed|incomplete)$/],
  [/^cmi\.core\.exit$/, /^(suspend)?$/],
  [/^cmi\.core\.score\.(raw|min|max)$/, SCORE],
  [/^cmi\.core\.session_time$/, TIMESPAN],
  [/^cmi\.core\.lesson_location$/, /^[\x20-\x7e]{0,255}$/],
  [/^cmi\.suspend_data$/, /^[\x20-\x7e]{0,4096}$/],
  [/^cmi\.objectives\.\d+\.id$/, /^[A-Za-z0-9_]{1,64}$/],
  [/^cmi\.objectives\.\d+\.score\.(raw|min|max)$/, SCORE],
  [/^cmi\.objectives\.\d+\.status$/, /^(passed|failed)$/],
  [/^cmi\.interactions\.\d+\.id$/, /^[A-Za-z0-9_]{1,64}$/],
  [/^cmi\.interactions\.\d+\.type$/, /^(choice|true-false|fill-in|matching|sequencing|numeric|likert)$/],
  [/^cmi\.interactions\.\d+\.time$/, /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/],
  [/^cmi\.interactions\.\d+\.latency$/, TIMESPAN],
  [/^cmi\.interactions\.\d+\.result$/, /^(correct|wrong|neutral)$/],
  [/^cmi\.interactions\.\d+\.(student_response|correct_responses\.\d+\.pattern)$/, /^[^\p{Cc}{][^\p{Cc}]{0,254}$/u],
];

/** What the answer to an interaction must look like once its type is known; the Learning Hub checks this (curriculum 4.3). */
const ANSWERS: Readonly<Record<string, RegExp>> = {
  "true-false": /^[tf]$/,
  choice: /^[0-9a-z](,[0-9a-z]){0,25}$/,
  sequencing: /^[0-9a-z](,[0-9a-z]){0,25}$/,
  matching: /^[0-9a-z]\.[0-9a-z](,[0-9a-z]\.[0-9a-z]){0,25}$/,
  likert: /^[0-9a-z]$/,
  numeric: /^\d{1,5}(\.\d{1,4})?$/,
  "fill-in": /^.*$/u,
};

/** 0 where the element may be set to the value, else the error code of SCORM 1.2. */
export function errorOf(element: string, value: unknown, held: ReadonlyMap<string, string>): number {
  const row = ELEMENTS.find(([name]) => name.test(element));
  if (!row) return 401;
  if (typeof value !== "string" || !row[1].test(value)) return 405;
  if (!objectiveFits(element, value, held)) return 201;
  const [, index, part] = /^cmi\.interactions\.(\d+)\.(.+)$/.exec(element) ?? [];
  if (index === undefined || !/response|pattern/.test(part ?? "")) return 0;
  return ANSWERS[held.get(`cmi.interactions.${index}.type`) ?? ""]?.test(value) ? 0 : 405;
}

/** False where an objective gets anything before its id, its id is changed or is there already, or a place is skipped. */
export function objectiveFits(element: string, value: string, held: ReadonlyMap<string, string>): boolean {
  const [, place, part] = /^cmi\.objectives\.(\d+)\.(.+)$/.exec(element) ?? [];
  if (place === undefined) return true;
  const ids = new Map([...held].filter(([name]) => /^cmi\.objectives\.\d+\.id$/.test(name)));
  const own = ids.get(`cmi.objectives.${place}.id`);
  if (part !== "id") return own !== undefined;
  return own === undefined && Number(place) === ids.size && ![...ids.values()].includes(value);
}

/** What the `_count` of a group answers; `undefined` for any other element. */
export function countIn(held: ReadonlyMap<string, string>, element: string): number | undefined {
  const [, group] = /^cmi\.(interactions|objectives)\._count$/.exec(element) ?? [];
  return group === undefined ? undefined : [...held.keys()].filter((name) => new RegExp(`^cmi\\.${group}\\.\\d+\\.id$`).test(name)).length;
}
