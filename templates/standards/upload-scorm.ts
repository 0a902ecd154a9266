import type { Card, Fit } from "../contract/card.ts";
import type { Course } from "../contract/course.ts";
import { checksFor, without } from "./upload-course.ts";
import { esrGuide, learningHubGuide } from "./upload-nhs.ts";
import { moodleGuide, totaraGuide } from "./upload-moodle.ts";
import { LEARNING_HUB, NOTHING_FOUND } from "./upload-sources.ts";
import { canvasGuide, cornerstoneGuide, otherLmsGuide, scormCloudGuide, successFactorsGuide } from "./upload-vendors.ts";

/** What the versions of SCORM have in common on a card; the rest is each version's own. */
export interface ScormVersion {
  /** As systems call it, for example `SCORM 1.2`. */
  readonly label: string;
  readonly number: "1.2" | "2004";
  readonly canvas: Fit;
  readonly cornerstone: Fit;
  /** A sentence about this version in Cornerstone. */
  readonly cornerstoneAdvice: string;
  readonly other: Fit;
}

export function scormGuides(course: Course, units: readonly Course[], version: ScormVersion): Card["guides"] {
  const { label, number } = version;
  return {
    "learning-hub":
      number === "1.2"
        ? learningHubGuide(course, units)
        : without("no", "The Learning Hub takes SCORM 1.2 and not SCORM 2004.", LEARNING_HUB),
    esr: number === "1.2" ? esrGuide() : without("unknown", "Nothing was found on SCORM 2004 in ESR.", NOTHING_FOUND),
    moodle: moodleGuide(units, number),
    totara: totaraGuide(units, number),
    canvas: canvasGuide(units, version.canvas),
    cornerstone: cornerstoneGuide(units, version.cornerstone, version.cornerstoneAdvice),
    successfactors: successFactorsGuide(course, units, number),
    "scorm-cloud": scormCloudGuide("SCORM"),
    "other-lms": otherLmsGuide(units, version.other),
    "record-store": without("no", `${label} reports to a learning system, not to a record store.`, NOTHING_FOUND),
    "web-server": without("no", "Outside a learning system the course says that nothing is recorded.", NOTHING_FOUND),
  };
}

/** What leaves the learner’s browser, and what stays in it. */
export const SCORM_PRIVACY: Card["privacy"] = [
  {
    data: "Result, score, time, place in the course, and the answers to questions",
    place: "To the learning system that opened the package, and to nobody else.",
  },
  {
    data: "Name",
    place: "The package does not ask for it. The learning system knows whose record it is.",
  },
  {
    data: "Learner id",
    place: "Read from the learning system, to keep results of people on one computer apart. It is neither shown nor sent on.",
  },
  {
    data: "A result that has not been confirmed yet",
    place: "Stays in the browser under a key without a name, until it is confirmed, or for 30 days. It holds no answers.",
  },
];

export function scormChecks(units: readonly Course[], course: Course, done: string): Card["checks"] {
  const many = units.length > 1;
  return checksFor(course, {
    open: `Open the course as a test learner.${many ? ` It has ${units.length} parts; begin with the first.` : ""}`,
    begun: "The system’s report now says “incomplete”.",
    done,
  });
}

export const SCORM_UPDATE =
  "Replace the file in the same activity, and keep the activity. The package keeps its identifiers, so learners who are half-way keep their place.";
