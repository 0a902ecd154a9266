import type { Card, Codes, MakeCard } from "../../contract/card.ts";
import type { Course } from "../../contract/course.ts";
import { percent, reportsOf, setting, without } from "../../standards/upload-course.ts";
import { CMI5_SPECIFICATION, LEARNING_HUB, MOODLE_CMI5, NOTHING_FOUND } from "../../standards/upload-sources.ts";
import { scormCloudGuide } from "../../standards/upload-vendors.ts";
import { statementChecks, statementRows, XAPI_UPDATE, xapiPrivacy } from "../../standards/upload-xapi.ts";
import { encodeInteraction } from "../../standards/xapi-interaction.ts";
import { satisfactionOf } from "./move-on.ts";

const WORDS = {
  begun: "initialized",
  again: "answered for each question, and nothing more",
  passed: "completed and passed",
  completed: "completed",
  failed: "failed, at the end of the visit",
};

/** The learning system decides by `moveOn`, which the package sets; see `move-on.ts`. */
export const card: MakeCard = (course, units) => ({
  reports: reportsOf(course, (point) => WORDS[point]),
  rows: [
    { name: "initialized", example: "the course", meaning: "A visit begins. The learning system itself says launched before it." },
    ...statementRows(units),
    { name: "terminated", example: "duration PT12M30S", meaning: "The visit ends. Nothing follows in the same visit." },
  ],
  guides: guides(course, units),
  privacy: xapiPrivacy("The launch address and the key of this visit"),
  checks: statementChecks(course),
  update: XAPI_UPDATE,
});

function guides({ rule }: Course, units: readonly Course[]): Card["guides"] {
  const { masteryScore } = satisfactionOf(rule);
  const moveOn = [...new Set(units.map((unit) => satisfactionOf(unit.rule).moveOn))].join(", ");
  const nothing = (system: string) => without("unknown", `Nothing was found on cmi5 in ${system}.`, NOTHING_FOUND);
  const settings = [
    setting("moveOn", moveOn, "The package sets it to what each of its parts reaches. Do not change it.", CMI5_SPECIFICATION),
    ...(masteryScore
      ? [
          setting(
            "masteryScore",
            masteryScore,
            `The pass mark of ${percent(rule)}. A system that sets another one decides.`,
            CMI5_SPECIFICATION,
          ),
        ]
      : []),
  ];
  return {
    "learning-hub": without("no", "The Learning Hub takes SCORM 1.2.", LEARNING_HUB),
    esr: nothing("ESR"),
    moodle: {
      fit: "works",
      advice: "Moodle needs a plugin such as mod_cmi5. Take SCORM 1.2 where you have none.",
      source: MOODLE_CMI5,
      settings,
    },
    totara: nothing("Totara"),
    canvas: nothing("Canvas"),
    cornerstone: nothing("Cornerstone"),
    successfactors: nothing("SAP SuccessFactors"),
    "scorm-cloud": { ...scormCloudGuide("cmi5"), settings },
    "other-lms": {
      fit: "unknown",
      advice: "Ask your supplier whether the system is a cmi5 LMS. One that is takes the zip as it is.",
      source: CMI5_SPECIFICATION,
      settings,
    },
    "record-store": {
      fit: "works",
      advice: "A record store does not open packages. A learning system that speaks cmi5 opens this one and names the store.",
      source: CMI5_SPECIFICATION,
      settings,
    },
    "web-server": without("no", "Without a launch address the course says that nothing is recorded.", NOTHING_FOUND),
  };
}

export const codes: Codes = {
  id: ({ iri }) => iri,
  response: (answered) => encodeInteraction(answered, "en").response ?? "",
};
