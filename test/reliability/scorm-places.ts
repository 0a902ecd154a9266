import type { Connect } from "../../templates/contract/tracking.ts";
import scorm12Objectives from "../../templates/targets/scorm12/objectives.ts";
import scorm12 from "../../templates/targets/scorm12/tracking.ts";
import scorm2004Objectives from "../../templates/targets/scorm2004-4th/objectives.ts";
import scorm2004 from "../../templates/targets/scorm2004-4th/tracking.ts";
import { createLms } from "../../templates/lms/scorm-lms.ts";
import type { StrictLms, LmsSettings } from "../../templates/lms/strict-lms.ts";
import { createLms2004 } from "../../templates/lms/scorm-lms2004.ts";
import { harshPersonalities, type Personality, personalities } from "../../templates/lms/scorm-personalities.ts";
import { harshPersonalities2004, type Personality2004, personalities2004 } from "../../templates/lms/scorm-personalities2004.ts";

type Given = Pick<LmsSettings, "stored" | "given">;

/** A version of SCORM on an LMS of that kind. */
export interface Place {
  readonly target: string;
  readonly personality: string;
  readonly connect: Connect;
  readonly create: (settings?: Given) => StrictLms;
  /** It confirms before it has stored. */
  readonly late: boolean;
}

/** With objectives (rule S04-12), on the systems that check most. */
const withObjectives: readonly Place[] = [
  {
    target: "SCORM 1.2",
    personality: "adlStrict with objectives",
    late: false,
    connect: scorm12Objectives,
    create: (settings) => createLms({ ...settings, personality: personalities.adlStrict }),
  },
  {
    target: "SCORM 2004",
    personality: "adlStrict with objectives",
    late: false,
    connect: scorm2004Objectives,
    create: (settings) => createLms2004({ ...settings, personality: personalities2004.adlStrict }),
  },
];

export const places: readonly Place[] = [
  ...Object.entries<Personality>({ ...personalities, ...harshPersonalities }).map(([name, personality]) => ({
    target: "SCORM 1.2",
    personality: name,
    late: personality.late === true,
    connect: scorm12,
    create: (settings?: Given) => createLms({ ...settings, personality }),
  })),
  ...Object.entries<Personality2004>({ ...personalities2004, ...harshPersonalities2004 }).map(([name, personality]) => ({
    target: "SCORM 2004",
    personality: name,
    late: personality.late === true,
    connect: scorm2004,
    create: (settings?: Given) => createLms2004({ ...settings, personality }),
  })),
  ...withObjectives,
];

export interface Held {
  readonly status: string;
  /** Hundredths of a percent. */
  readonly score: number | undefined;
}

const hundredths = (text: string | undefined, factor: number) => (text === undefined ? undefined : Math.round(Number(text) * factor));

/** What truly is stored, in the words of the course. */
export function heldBy({ stored, object }: StrictLms): Held {
  if (object === "API")
    return { status: stored.get("cmi.core.lesson_status") ?? "not attempted", score: hundredths(stored.get("cmi.core.score.raw"), 100) };
  const success = stored.get("cmi.success_status");
  const completion = stored.get("cmi.completion_status") ?? "unknown";
  return {
    status:
      success === "passed" && completion === "completed"
        ? "passed"
        : success === "passed" || success === "failed"
          ? `${completion}/${success}`
          : completion,
    score: hundredths(stored.get("cmi.score.scaled"), 10000),
  };
}

const RANKS = [
  "not attempted",
  "unknown",
  "incomplete",
  "incomplete/failed",
  "failed",
  "completed/failed",
  "incomplete/passed",
  "completed",
  "passed",
];

export function rankOf({ status }: Held): number {
  return RANKS.indexOf(status);
}
