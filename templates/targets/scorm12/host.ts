import { Scorm12API } from "scorm-again";
import type { Host, HostRecord, HostSetting, OpenHost } from "../../contract/host.ts";
import { standing12 } from "../../standards/standing.ts";

/** What of scorm-again is used here. */
interface Lms {
  on(event: string, action: () => void): void;
  loadFromFlattenedJSON(values: Values): void;
  /** Flattened, `cmi.` first. */
  renderCommitCMI(finishing: boolean, withTotalTime: boolean): Values;
  LMSFinish(nothing: ""): string;
  isTerminated(): boolean;
  isInitialized(): boolean;
}

type Values = Readonly<Record<string, unknown>>;

const TOTAL_TIME = "cmi.core.total_time";

/** An LMS in the page: scorm-again's API in `window.API`, no network. Only what was committed or finished is held. */
const openHost: OpenHost = (setting) => {
  const held = heldBy(setting.stored);
  const lms: Lms = new Scorm12API({
    autocommit: false,
    lmsCommitUrl: false,
    dataCommitFormat: "flattened",
    // An LMS leaves the status to the course, and so must this one (rule S12-3).
    mastery_override: false,
    autoCompleteLessonStatus: false,
    logLevel: 5,
  });
  lms.loadFromFlattenedJSON(startingValues(held, setting));
  lms.on("LMSCommit", () => setting.record(recordOf({ ...lms.renderCommitCMI(false, false), [TOTAL_TIME]: held[TOTAL_TIME] })));
  lms.on("LMSFinish", () => setting.record(recordOf(lms.renderCommitCMI(true, true))));
  (setting.window as Window & { API?: Lms }).API = lms;
  return Promise.resolve({
    address: setting.launch,
    close() {
      delete (setting.window as Window & { API?: Lms }).API;
    },
  });
};

const host: Host = {
  open: openHost,
  personalities: [{ id: "scorm-again", label: "scorm-again" }],
  faults: [],
  faultsAt: "page",
  modes: true,
  mastery: false,
};

export default host;

function heldBy(stored: unknown): Values {
  return typeof stored === "object" && stored !== null ? (stored as Values) : {};
}

/** RTE 3.4.4: a learner who left with `suspend` resumes; time and exit of the last visit are not shown to the next. */
function startingValues(held: Values, { learner, mode = "normal" }: HostSetting): Values {
  const { "cmi.core.exit": exit, "cmi.core.session_time": time, ...kept } = held;
  void time;
  return {
    ...kept,
    "cmi.core.student_id": learner.id,
    "cmi.core.student_name": learner.name,
    "cmi.core.credit": mode === "normal" ? "credit" : "no-credit",
    "cmi.core.lesson_mode": mode,
    "cmi.core.entry": Object.keys(held).length === 0 ? "ab-initio" : exit === "suspend" ? "resume" : "",
  };
}

/** Everything that has a value, in the order of the data model. */
function recordOf(values: Values): HostRecord {
  const entries = Object.entries(values).filter(([, value]) => value !== "" && ["string", "number"].includes(typeof value));
  return {
    rows: entries.map(([name, value]) => ({ name, value: String(value) })),
    state: Object.fromEntries(entries),
    standing: standing12(new Map(entries)),
  };
}
