import { type Access, type Element, type Model, type Role, skipsPlace, type ValueType } from "./scorm-model.ts";
import { text, types12 as is } from "./scorm-types.ts";

type Row = readonly [name: string, access: Access, type: ValueType, role: Role, start?: string];

/** SCORM 1.2 RTE 3.4.4, in its order. `n` is a place in a list. */
const ROWS: readonly Row[] = [
  ["cmi.core.student_id", "read", text(255), "learner-id", ""],
  ["cmi.core.student_name", "read", text(255), "learner-name", ""],
  ["cmi.core.lesson_location", "both", text(255), "bookmark", ""],
  ["cmi.core.credit", "read", text(255), "credit", ""],
  ["cmi.core.lesson_status", "both", is.status, "status", "not attempted"],
  ["cmi.core.entry", "read", text(255), "entry", ""],
  ["cmi.core.score.raw", "both", is.score, "score", ""],
  ["cmi.core.score.min", "both", is.score, "bound", ""],
  ["cmi.core.score.max", "both", is.score, "bound", ""],
  ["cmi.core.total_time", "read", text(255), "total-time", "0000:00:00.00"],
  ["cmi.core.lesson_mode", "read", text(255), "mode", ""],
  ["cmi.core.exit", "write", is.exit, "exit"],
  ["cmi.core.session_time", "write", is.timespan, "session-time"],
  ["cmi.suspend_data", "both", text(4096), "place", ""],
  ["cmi.launch_data", "read", text(4096), "launch-data", ""],
  ["cmi.comments", "both", text(4096), "comment", ""],
  ["cmi.comments_from_lms", "read", text(4096), "comment-from-lms", ""],
  ["cmi.objectives.n.id", "both", is.identifier, "objective", ""],
  ["cmi.objectives.n.score.raw", "both", is.score, "objective", ""],
  ["cmi.objectives.n.score.min", "both", is.score, "objective", ""],
  ["cmi.objectives.n.score.max", "both", is.score, "objective", ""],
  ["cmi.objectives.n.status", "both", is.status, "objective", "not attempted"],
  ["cmi.student_data.mastery_score", "read", text(255), "mastery", ""],
  ["cmi.student_data.max_time_allowed", "read", text(255), "limit", ""],
  ["cmi.student_data.time_limit_action", "read", text(255), "limit", ""],
  [
    "cmi.student_preference.audio",
    "both",
    { fits: /^-?\d{1,3}$/, must: "a whole number from -1 to 100", range: [-1, 100] },
    "preference",
    "0",
  ],
  ["cmi.student_preference.language", "both", text(255), "preference", ""],
  [
    "cmi.student_preference.speed",
    "both",
    { fits: /^-?\d{1,3}$/, must: "a whole number from -100 to 100", range: [-100, 100] },
    "preference",
    "0",
  ],
  ["cmi.student_preference.text", "both", { fits: /^(-1|0|1)$/, must: "-1, 0 or 1" }, "preference", "0"],
  ["cmi.interactions.n.id", "write", is.identifier, "interaction"],
  ["cmi.interactions.n.objectives.n.id", "write", is.identifier, "interaction"],
  ["cmi.interactions.n.time", "write", is.time, "interaction"],
  ["cmi.interactions.n.type", "write", is.interaction, "interaction"],
  ["cmi.interactions.n.correct_responses.n.pattern", "write", text(4096), "interaction"],
  ["cmi.interactions.n.weighting", "write", is.decimal, "interaction"],
  ["cmi.interactions.n.student_response", "write", text(4096), "interaction"],
  ["cmi.interactions.n.result", "write", is.result, "interaction"],
  ["cmi.interactions.n.latency", "write", is.timespan, "interaction"],
];

/** `cmi.objectives.n.id` as a pattern: each `n` is a number. */
export function elementsOf(rows: readonly Row[]): readonly Element[] {
  return rows.map(([name, access, type, role, start]) => ({
    name: new RegExp(`^${name.replaceAll(".", "\\.").replaceAll("\\.n\\.", "\\.\\d+\\.")}$`),
    access,
    type,
    role,
    ...(start !== undefined && { start }),
  }));
}

export const model12: Model = {
  label: "SCORM 1.2",
  elements: elementsOf(ROWS),
  children: {
    "cmi.core": "student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time",
    "cmi.core.score": "raw,min,max",
    "cmi.objectives": "id,score,status",
    "cmi.objectives.n.score": "raw,min,max",
    "cmi.student_data": "mastery_score,max_time_allowed,time_limit_action",
    "cmi.student_preference": "audio,language,speed,text",
    "cmi.interactions": "id,objectives,time,type,correct_responses,weighting,student_response,result,latency",
  },
  lists: /^cmi\.(objectives|interactions(\.\d+\.(objectives|correct_responses))?)$/,
  depends: (name, _, held) => (skipsPlace(name, held) ? "order" : undefined),
  codes: {
    unknown: 401,
    keyword: 402,
    "read-only": 403,
    "write-only": 404,
    type: 405,
    range: 405,
    order: 201,
    dependency: 201,
    answer: 405,
    "no-place": 201,
    unset: 0,
  },
};
