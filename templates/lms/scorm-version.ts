import type { Standing } from "../contract/host.ts";
import { standing12, standing2004 } from "../standards/standing.ts";
import { clockOf, isoOf } from "./durations.ts";
import type { Model } from "./scorm-model.ts";
import { model12 } from "./scorm-model12.ts";
import { model2004 } from "./scorm-model2004.ts";

export type CallKind = "initialize" | "terminate" | "get" | "set" | "commit" | "last-error" | "error-text";

export type Values = ReadonlyMap<string, string>;

/** What an LMS of one version of SCORM names differently. */
export interface ScormVersion {
  readonly model: Model;
  /** The name under which windows offer the API. */
  readonly object: string;
  readonly methods: Readonly<Record<string, CallKind>>;
  /** In whose words a manifest says what is enough. */
  readonly manifest: "1.2" | "2004";
  readonly initialize: string;
  readonly terminate: string;
  /** The error of a session that cannot be opened, or not be ended. */
  readonly failed: { readonly initialize: number; readonly terminate: number; readonly commit: number };
  readonly elements: Readonly<
    Record<"id" | "name" | "mode" | "credit" | "entry" | "exit" | "time" | "total" | "place" | "launchData" | "mastery", string>
  >;
  /** Most characters of the place to resume from. */
  readonly room: number;
  /** Elements that make the result, in the order of telling. */
  readonly results: readonly string[];
  readonly score: string;
  readonly standing: (values: Values) => Standing;
  /** True where nothing more is to be expected of the learner. */
  readonly finished: (values: Values) => boolean;
  /** The measure that passes, from 0…1. */
  readonly mark: (share: number) => string;
  /** A time in hundredths of a second. */
  readonly duration: (hundredths: number) => string;
}

export const scorm12: ScormVersion = {
  model: model12,
  object: "API",
  manifest: "1.2",
  methods: {
    LMSInitialize: "initialize",
    LMSFinish: "terminate",
    LMSGetValue: "get",
    LMSSetValue: "set",
    LMSCommit: "commit",
    LMSGetLastError: "last-error",
    LMSGetErrorString: "error-text",
    LMSGetDiagnostic: "error-text",
  },
  initialize: "LMSInitialize",
  terminate: "LMSFinish",
  failed: { initialize: 101, terminate: 101, commit: 101 },
  elements: {
    id: "cmi.core.student_id",
    name: "cmi.core.student_name",
    mode: "cmi.core.lesson_mode",
    credit: "cmi.core.credit",
    entry: "cmi.core.entry",
    exit: "cmi.core.exit",
    time: "cmi.core.session_time",
    total: "cmi.core.total_time",
    place: "cmi.suspend_data",
    launchData: "cmi.launch_data",
    mastery: "cmi.student_data.mastery_score",
  },
  room: 4096,
  results: ["cmi.core.lesson_status", "cmi.core.score.raw"],
  score: "cmi.core.score.",
  standing: standing12,
  finished: (values) => /^(passed|completed|failed)$/.test(values.get("cmi.core.lesson_status") ?? ""),
  mark: (share) => String(Math.round(share * 10000) / 100),
  duration: clockOf,
};

export const scorm2004: ScormVersion = {
  model: model2004,
  object: "API_1484_11",
  manifest: "2004",
  methods: {
    Initialize: "initialize",
    Terminate: "terminate",
    GetValue: "get",
    SetValue: "set",
    Commit: "commit",
    GetLastError: "last-error",
    GetErrorString: "error-text",
    GetDiagnostic: "error-text",
  },
  initialize: "Initialize",
  terminate: "Terminate",
  failed: { initialize: 102, terminate: 111, commit: 391 },
  elements: {
    id: "cmi.learner_id",
    name: "cmi.learner_name",
    mode: "cmi.mode",
    credit: "cmi.credit",
    entry: "cmi.entry",
    exit: "cmi.exit",
    time: "cmi.session_time",
    total: "cmi.total_time",
    place: "cmi.suspend_data",
    launchData: "cmi.launch_data",
    mastery: "cmi.scaled_passing_score",
  },
  room: 64_000,
  results: ["cmi.completion_status", "cmi.success_status", "cmi.score.raw"],
  score: "cmi.score.",
  standing: standing2004,
  finished: (values) =>
    values.get("cmi.completion_status") === "completed" || /^(passed|failed)$/.test(values.get("cmi.success_status") ?? ""),
  mark: (share) => String(Math.round(share * 1e6) / 1e6),
  duration: isoOf,
};
