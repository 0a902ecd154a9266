import type { Host, HostRecord, HostSetting, OpenHost } from "../contract/host.ts";
import { standing2004 } from "./standing.ts";

/** What of scorm-again's SCORM 2004 is used here. */
export interface Lms2004 {
  on(event: string, action: () => void): void;
  loadFromFlattenedJSON(values: Values): void;
  /** Nested, `cmi` first. */
  renderCommitCMI(finishing: boolean, withTotalTime: boolean): object;
}

type Values = Readonly<Record<string, unknown>>;

/** Of an LMS that leaves the result to the course; nothing goes over a network. */
export const SETTINGS = { autocommit: false, lmsCommitUrl: false, dataCommitFormat: "flattened", logLevel: 5 };

const NAME = "API_1484_11";
const TOTAL_TIME = "cmi.total_time";
/** RTE 4.2.1.2: what the LMS makes anew for each visit. */
const NOT_KEPT = /^cmi\.(exit|entry|session_time|mode|credit|learner_(id|name))$/;

/** An LMS in the page: `lms` is its API in `window.API_1484_11`. Only what was committed or ended is held. */
export function hostWith(create: () => Lms2004): Host {
  return {
    open: openWith(create),
    personalities: [{ id: "scorm-again", label: "scorm-again" }],
    faults: [],
    faultsAt: "page",
    modes: true,
    mastery: false,
  };
}

function openWith(create: () => Lms2004): OpenHost {
  return (setting) => {
    const held = heldBy(setting.stored);
    const lms = create();
    lms.loadFromFlattenedJSON(startingValues(held, setting));
    const record = (values: object) => setting.record(recordOf(values));
    lms.on("Commit", () => record({ ...lms.renderCommitCMI(false, false), [TOTAL_TIME]: held[TOTAL_TIME] }));
    lms.on("Terminate", () => record(lms.renderCommitCMI(true, true)));
    const window = setting.window as Window & { [NAME]?: Lms2004 };
    window[NAME] = lms;
    return Promise.resolve({
      address: setting.launch,
      close() {
        delete window[NAME];
      },
    });
  };
}

function heldBy(stored: unknown): Values {
  return typeof stored === "object" && stored !== null ? (stored as Values) : {};
}

/** RTE 4.2.11: a learner who left with `suspend` resumes. */
function startingValues(held: Values, { learner, mode = "normal" }: HostSetting): Values {
  const kept = Object.entries(held).filter(([name]) => !NOT_KEPT.test(name));
  return {
    ...Object.fromEntries(kept),
    "cmi.learner_id": learner.id,
    "cmi.learner_name": learner.name,
    "cmi.credit": mode === "normal" ? "credit" : "no-credit",
    "cmi.mode": mode,
    "cmi.entry": Object.keys(held).length === 0 ? "ab-initio" : held["cmi.exit"] === "suspend" ? "resume" : "",
  };
}

/** Everything that has a value, in the order of the data model. */
function recordOf(values: object): HostRecord {
  const entries = Object.entries(values).filter(([, value]) => value !== "" && ["string", "number"].includes(typeof value));
  return {
    rows: entries.map(([name, value]) => ({ name, value: String(value) })),
    state: Object.fromEntries(entries),
    standing: standing2004(new Map(entries)),
  };
}
