import type { Card, Codes, MakeCard } from "../../contract/card.ts";
import { finalOf, reportsOf, setting, without } from "../../standards/upload-course.ts";
import {
  CORNERSTONE_XAPI,
  LEARNING_HUB,
  MOODLE_LAUNCH_LINK,
  NOTHING_FOUND,
  RECORD_STORES,
  XAPI_LAUNCH,
} from "../../standards/upload-sources.ts";
import { scormCloudGuide } from "../../standards/upload-vendors.ts";
import { statementChecks, statementRows, XAPI_UPDATE, xapiPrivacy } from "../../standards/upload-xapi.ts";
import { encodeInteraction } from "../../standards/xapi-interaction.ts";

const WORDS = {
  begun: "initialized",
  again: "answered for each question, and nothing more",
  passed: "completed and passed",
  completed: "completed",
  failed: "failed",
};

/** A pass says two verbs, because a learning system may wait for either. */
export const card: MakeCard = (course, units) => ({
  reports: reportsOf(course, (point) => WORDS[point]),
  rows: [
    { name: "launched, initialized", example: "the course", meaning: "A visit begins. resumed follows where there was an earlier one." },
    ...statementRows(units),
    { name: "suspended, terminated", example: "duration PT12M30S", meaning: "The visit ends; suspended where the course is not done." },
  ],
  guides: guides(finalOf(course)),
  privacy: xapiPrivacy("The launch address, with the key to the record store"),
  checks: statementChecks(course),
  update: XAPI_UPDATE,
});

function guides(final: "passed" | "completed"): Card["guides"] {
  const nothing = (system: string) => without("unknown", `Nothing was found on Tin Can packages in ${system}.`, NOTHING_FOUND);
  return {
    "learning-hub": without("no", "The Learning Hub takes SCORM 1.2.", LEARNING_HUB),
    esr: nothing("ESR"),
    moodle: {
      fit: "works",
      advice: "Moodle needs the plugin “xAPI Launch Link” and a record store. Take SCORM 1.2 where you have neither.",
      source: MOODLE_LAUNCH_LINK,
      settings: [
        setting(
          "Add an activity",
          "xAPI Launch Link",
          "The plugin opens the course and tells it which record store to use.",
          MOODLE_LAUNCH_LINK,
        ),
      ],
    },
    totara: nothing("Totara"),
    canvas: nothing("Canvas"),
    cornerstone: {
      fit: "works",
      advice: "Upload the zip with Content Uploader. Cornerstone takes a zip with exactly one tincan.xml, as this one has.",
      source: CORNERSTONE_XAPI,
      settings: [],
    },
    successfactors: nothing("SAP SuccessFactors"),
    "scorm-cloud": scormCloudGuide("xAPI"),
    "other-lms": {
      fit: "unknown",
      advice: "Ask your supplier whether the system opens Tin Can packages with the launch method of Rustici Software.",
      source: XAPI_LAUNCH,
      settings: [],
    },
    "record-store": {
      fit: "best",
      advice: "A record store does not open packages. Your learning system must open this one and name the store in the launch address.",
      source: XAPI_LAUNCH,
      settings: [
        setting("Verb that completes the course", final, "The course says it once, when all that it asks for is done.", NOTHING_FOUND),
        setting(
          "Key for the record store",
          "One that may write statements and state documents",
          "The place to go on from is kept in a state document. The package holds no key of its own.",
          RECORD_STORES,
        ),
        setting("Version", "1.0.3", "The course speaks 1.0.3, which all three stores that were measured take.", RECORD_STORES),
      ],
    },
    "web-server": without("no", "Without a launch address the course says that nothing is recorded.", NOTHING_FOUND),
  };
}

export const codes: Codes = {
  id: ({ iri }) => iri,
  response: (answered) => encodeInteraction(answered, "en").response ?? "",
};
