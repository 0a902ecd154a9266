import { type Model, type Wrong } from "./scorm-model.ts";
import { elementsOf } from "./scorm-model12.ts";
import { text, types2004 as is } from "./scorm-types.ts";
import { orderOf } from "./scorm-values2004.ts";

const OBJECTIVE = "cmi.objectives.n";
const INTERACTION = "cmi.interactions.n";

/** SCORM 2004 RTE 4.2 and 4th edition SN 5.6. */
const elements = elementsOf([
  ["cmi._version", "read", text(10), "limit", "1.0"],
  ["cmi.learner_id", "read", is.identifier, "learner-id"],
  ["cmi.learner_name", "read", text(250), "learner-name"],
  ["cmi.mode", "read", text(10), "mode", "normal"],
  ["cmi.credit", "read", text(10), "credit", "credit"],
  ["cmi.entry", "read", text(10), "entry", ""],
  ["cmi.location", "both", text(1000), "bookmark"],
  ["cmi.completion_status", "both", is.completion, "completion", "unknown"],
  ["cmi.completion_threshold", "read", text(20), "mastery"],
  ["cmi.progress_measure", "both", is.share, "progress"],
  ["cmi.success_status", "both", is.success, "success", "unknown"],
  ["cmi.scaled_passing_score", "read", text(20), "mastery"],
  ["cmi.score.scaled", "both", is.scaled, "scaled"],
  ["cmi.score.raw", "both", is.real, "score"],
  ["cmi.score.min", "both", is.real, "bound"],
  ["cmi.score.max", "both", is.real, "bound"],
  ["cmi.exit", "write", is.exit, "exit"],
  ["cmi.session_time", "write", is.interval, "session-time"],
  ["cmi.total_time", "read", text(100), "total-time", "PT0S"],
  ["cmi.suspend_data", "both", text(64000), "place"],
  ["cmi.launch_data", "read", text(4000), "launch-data"],
  ["cmi.max_time_allowed", "read", text(100), "limit"],
  ["cmi.time_limit_action", "read", text(100), "limit", "continue,no message"],
  ["cmi.learner_preference.audio_level", "both", is.positive, "preference", "1"],
  ["cmi.learner_preference.language", "both", text(250), "preference", ""],
  ["cmi.learner_preference.delivery_speed", "both", is.positive, "preference", "1"],
  ["cmi.learner_preference.audio_captioning", "both", is.captioning, "preference", "0"],
  ["cmi.comments_from_learner.n.comment", "both", text(4250), "comment"],
  ["cmi.comments_from_learner.n.location", "both", text(250), "comment"],
  ["cmi.comments_from_learner.n.timestamp", "both", is.timestamp, "comment"],
  ["cmi.comments_from_lms.n.comment", "read", text(4250), "comment-from-lms"],
  ["cmi.comments_from_lms.n.location", "read", text(250), "comment-from-lms"],
  ["cmi.comments_from_lms.n.timestamp", "read", text(250), "comment-from-lms"],
  [`${OBJECTIVE}.id`, "both", is.identifier, "objective"],
  [`${OBJECTIVE}.score.scaled`, "both", is.scaled, "objective"],
  [`${OBJECTIVE}.score.raw`, "both", is.real, "objective"],
  [`${OBJECTIVE}.score.min`, "both", is.real, "objective"],
  [`${OBJECTIVE}.score.max`, "both", is.real, "objective"],
  [`${OBJECTIVE}.success_status`, "both", is.success, "objective", "unknown"],
  [`${OBJECTIVE}.completion_status`, "both", is.completion, "objective", "unknown"],
  [`${OBJECTIVE}.progress_measure`, "both", is.share, "objective"],
  [`${OBJECTIVE}.description`, "both", text(500), "objective"],
  [`${INTERACTION}.id`, "both", is.identifier, "interaction"],
  [`${INTERACTION}.type`, "both", is.interaction, "interaction"],
  [`${INTERACTION}.objectives.n.id`, "both", is.identifier, "interaction"],
  [`${INTERACTION}.timestamp`, "both", is.timestamp, "interaction"],
  [`${INTERACTION}.correct_responses.n.pattern`, "both", text(64000), "interaction"],
  [`${INTERACTION}.weighting`, "both", is.real, "interaction"],
  [`${INTERACTION}.learner_response`, "both", text(64000), "interaction"],
  [`${INTERACTION}.result`, "both", is.result, "interaction"],
  [`${INTERACTION}.latency`, "both", is.interval, "interaction"],
  [`${INTERACTION}.description`, "both", text(500), "interaction"],
  ["adl.nav.request", "both", is.navigation, "navigation", "_none_"],
  ["adl.nav.request_valid.continue", "read", text(20), "navigation", "unknown"],
  ["adl.nav.request_valid.previous", "read", text(20), "navigation", "unknown"],
  ["adl.data.n.id", "read", is.identifier, "shared-data"],
  ["adl.data.n.store", "both", text(64000), "shared-data"],
]);

const SHORT = "(?:(?!\\[[,.:]\\])\\S){1,250}";
const SHORTS = new RegExp(`^(${SHORT}(\\[,\\]${SHORT})*)?$`);
const PAIRS = new RegExp(`^(${SHORT}\\[\\.\\]${SHORT}(\\[,\\]${SHORT}\\[\\.\\]${SHORT})*)?$`);

/** What an answer looks like by the type of its question (RTE 4.2.9.1); any text for the others. */
const ANSWERS: Readonly<Record<string, RegExp>> = {
  "true-false": /^(true|false)$/,
  choice: SHORTS,
  sequencing: SHORTS,
  matching: PAIRS,
  likert: new RegExp(`^${SHORT}$`),
  numeric: /^-?\d*\.?\d*(\[:\]-?\d*\.?\d*)?$/,
};

function depends(name: string, value: string, held: ReadonlyMap<string, string>): Wrong | undefined {
  const order = orderOf(name, value, held);
  if (order !== 0) return order === 351 ? "order" : "dependency";
  const [, interaction] = /^(cmi\.interactions\.\d+)\.(learner_response|correct_responses\.\d+\.pattern)$/.exec(name) ?? [];
  const answer = interaction === undefined ? undefined : ANSWERS[held.get(`${interaction}.type`) ?? ""];
  return answer && !answer.test(value) ? "answer" : undefined;
}

const SCORE = "scaled,raw,min,max";

export const model2004: Model = {
  label: "SCORM 2004",
  elements,
  children: {
    "cmi.score": SCORE,
    "cmi.comments_from_learner": "comment,location,timestamp",
    "cmi.comments_from_lms": "comment,location,timestamp",
    "cmi.learner_preference": "audio_level,language,delivery_speed,audio_captioning",
    "cmi.objectives": "id,score,success_status,completion_status,progress_measure,description",
    "cmi.objectives.n.score": SCORE,
    "cmi.interactions": "id,type,objectives,timestamp,correct_responses,weighting,learner_response,result,latency,description",
    "adl.data": "id,store",
  },
  lists: /^(cmi\.(objectives|comments_from_(learner|lms)|interactions(\.\d+\.(objectives|correct_responses))?)|adl\.data)$/,
  depends,
  codes: {
    unknown: 401,
    keyword: 404,
    "read-only": 404,
    "write-only": 405,
    type: 406,
    range: 407,
    order: 351,
    dependency: 408,
    answer: 406,
    "no-place": 301,
    unset: 403,
  },
};
