import type { Fit, Guide } from "../contract/card.ts";
import type { Course } from "../contract/course.ts";
import { finalsOf, percent, setting } from "./upload-course.ts";
import {
  CANVAS,
  CORNERSTONE,
  CORNERSTONE_UPLOAD,
  NOTHING_FOUND,
  SAP_2004,
  SAP_FAILED,
  SAP_SETTINGS,
  SCORM_CLOUD,
} from "./upload-sources.ts";

/** How completion is set up where no document names the field. */
function completion(units: readonly Course[]) {
  const final = finalsOf(units).join("” or “");
  return setting(
    "Completion",
    `The status “${final}”`,
    "That is what this course ends with. Do not count opening it as done.",
    NOTHING_FOUND,
  );
}

export function canvasGuide(units: readonly Course[], fit: Fit): Guide {
  return {
    fit,
    advice: "Upload the zip under “SCORM” in the course’s own menu, and not as a file that a page links to.",
    source: CANVAS,
    settings: [
      setting(
        "SCORM in the course menu",
        "Upload it in each course that uses it",
        "Canvas opens a package only for people of the course in which it was uploaded.",
        CANVAS,
      ),
      completion(units),
    ],
  };
}

export function cornerstoneGuide(units: readonly Course[], fit: Fit, version: string): Guide {
  return {
    fit,
    advice: `Upload the zip with Content Uploader or Course Publisher. ${version}`,
    source: CORNERSTONE,
    settings: [
      setting("Testing", "Pilot portal first, then preview", "Cornerstone advises both before you publish.", CORNERSTONE_UPLOAD),
      setting(
        "A later version",
        "Replace, as long as nothing of the structure has changed",
        "Cornerstone asks for a new version where the structure has changed.",
        CORNERSTONE_UPLOAD,
      ),
      completion(units),
    ],
  };
}

export function successFactorsGuide(course: Course, units: readonly Course[], version: "1.2" | "2004"): Guide {
  const failing =
    course.rule.quiz && course.rule.attempts > 0
      ? "The package sends “failed” when no attempt is left."
      : "This course never sends “failed”: learners may try again, so no failure appears in the learning history.";
  return {
    fit: "works",
    advice: "Import the zip as content on your content server, and attach it to an item.",
    source: SAP_SETTINGS,
    settings: [
      setting(
        "Mastery score of the content object",
        course.rule.quiz ? `Empty, or ${percent(course.rule)}` : "Empty",
        "The course takes a score that you set for its pass mark.",
        SAP_SETTINGS,
      ),
      setting("Failure status", "As you need it", `SAP records a failure only where it receives “failed”. ${failing}`, SAP_FAILED),
      setting(
        "Keep-alive of the content page",
        "The default",
        "A session ends after 30 minutes without a word; SAP’s default keeps it open while the course is.",
        SAP_SETTINGS,
      ),
      ...(version === "2004"
        ? [
            setting(
              "Completion on exit",
              "Nothing to set",
              "SAP completes SCORM 2004 content on exit unless its manifest forbids that, and this one does.",
              SAP_2004,
            ),
          ]
        : []),
      completion(units),
    ],
  };
}

/** SCORM Cloud takes every format but a plain web page. */
export function scormCloudGuide(format: string): Guide {
  return {
    fit: "works",
    advice: `Upload the zip. SCORM Cloud takes ${format} packages.`,
    source: SCORM_CLOUD,
    settings: [setting("Import", "Upload", "The package is a file on your computer.", SCORM_CLOUD)],
  };
}

export function otherLmsGuide(units: readonly Course[], fit: Fit): Guide {
  return {
    fit,
    advice: "Upload the zip as it is, as a SCORM course. Do not unzip it.",
    source: NOTHING_FOUND,
    settings: [
      completion(units),
      setting(
        "Attempts",
        "Without limit, and resume where there is a choice",
        "The course keeps its own place and counts its own attempts.",
        NOTHING_FOUND,
      ),
      setting(
        "Mastery score",
        "Empty",
        "Some systems put their own pass or fail in the place of the course’s where one is set.",
        NOTHING_FOUND,
      ),
    ],
  };
}
