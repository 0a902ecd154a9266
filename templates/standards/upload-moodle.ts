import type { Guide, Setting } from "../contract/card.ts";
import type { Course } from "../contract/course.ts";
import { finalsOf, setting } from "./upload-course.ts";
import { MOODLE, MOODLE_FORM, MOODLE_HELP, NOTHING_FOUND, TOTARA_EXTERNAL, TOTARA_SCORM, TOTARA_SETTINGS } from "./upload-sources.ts";

/** Which boxes to tick follows from the statuses that the parts of the package end with. */
function statusSetting(units: readonly Course[], version: "1.2" | "2004"): Setting {
  const finals = finalsOf(units);
  const [only = "completed"] = finals;
  if (finals.length === 1 && version === "2004") {
    const also = only === "passed" ? " and with “completed”" : "";
    const reason = `This course ends with “${only}”${also}. Which of its two statuses Moodle compares was not measured; the checks below show it.`;
    return setting("Activity completion, Require status", `Tick “${capital(only)}”`, reason, NOTHING_FOUND);
  }
  if (finals.length === 1) {
    const other = only === "passed" ? "completed" : "passed";
    const reason = `This course ends with “${only}”. Moodle compares the words, so “${other}” alone would never be met.`;
    return setting("Activity completion, Require status", `Tick “${capital(only)}”`, reason, MOODLE);
  }
  return setting(
    "Activity completion, Require status",
    "Tick “Passed” and “Completed”",
    "Parts of this course with a quiz end with “passed”, parts without with “completed”. One ticked status is enough for Moodle, so look at the report before you rely on it.",
    MOODLE_FORM,
  );
}

function partsSetting(count: number): Setting {
  return setting(
    "Activity completion, Require all SCOs to return completion status",
    "Tick it, and do the checks below",
    `This package has ${count} parts. Without it, one part may count for all of them.`,
    NOTHING_FOUND,
  );
}

function gradeSetting(units: readonly Course[]): Setting {
  return finalsOf(units).includes("passed")
    ? setting(
        "Grade, Grading method and Maximum grade",
        "Highest grade, 100",
        "The score is sent on a scale from 0 to 100, and Moodle takes it as it is.",
        MOODLE,
      )
    : setting(
        "Grade",
        "Do not use it",
        "Without a quiz no score is sent. Moodle then shows a grade of 0.00 for people who have completed the course.",
        MOODLE,
      );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The SCORM activity of Moodle. `version` as people name it. */
export function moodleGuide(units: readonly Course[], version: "1.2" | "2004"): Guide {
  const first = version === "1.2";
  return {
    fit: first ? "best" : "works",
    advice: first
      ? "Add the zip as an activity “SCORM package”. Do not unzip it."
      : "Add the zip as an activity “SCORM package”. Moodle supports SCORM 2004 only in part; take SCORM 1.2 if you have the choice.",
    source: MOODLE,
    settings: [
      setting("Package file", "This zip, as it is", "Moodle asks for packages that are not unzipped.", MOODLE_HELP),
      statusSetting(units, version),
      ...(units.length > 1 ? [partsSetting(units.length)] : []),
      gradeSetting(units),
      setting("Force new attempt", "No", "A new attempt at each visit would begin the course again.", MOODLE_FORM),
      ...(first
        ? [
            setting("Number of attempts", "Unlimited attempts", "The course counts attempts at its quizzes by itself.", MOODLE_FORM),
            setting("Force completed", "No", "It would put “completed” in the place of the status that the course sends.", MOODLE_FORM),
            setting(
              "Mastery score overrides status",
              "Leave it as it is",
              "The package names no mastery score, so there is nothing to override.",
              MOODLE,
            ),
          ]
        : []),
      setting("Display package", "New window", "In the current window a screen of 1280 px leaves the course about 640 px.", MOODLE),
    ],
  };
}

/** Totara’s SCORM activity has the form of the Moodle that it came from; nothing was measured there. */
export function totaraGuide(units: readonly Course[], version: "1.2" | "2004"): Guide {
  const [only = "completed"] = finalsOf(units);
  return {
    fit: version === "1.2" ? "best" : "works",
    advice:
      version === "1.2"
        ? "Add the zip as an activity “SCORM”. Totara says that it supports SCORM 1.2 fully."
        : "Totara takes SCORM 2004 packages that do not rely on sequencing, and this one does not. SCORM 1.2 is its safest choice.",
    source: TOTARA_SCORM,
    settings: [
      setting("Package file", "This zip", "Drag it into the upload area.", TOTARA_SETTINGS),
      setting(
        "Activity completion",
        `The status “${only}”`,
        `This course ends with “${only}”. How Totara compares statuses is not documented; the check below shows it.`,
        NOTHING_FOUND,
      ),
      setting(
        "External package type",
        "Do not use it",
        "A package from another address cannot report: the browser blocks it.",
        TOTARA_EXTERNAL,
      ),
    ],
  };
}
