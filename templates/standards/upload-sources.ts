import type { Source } from "../contract/card.ts";

/** When the documents below were read, and when the systems below were measured. */
const DATE = "2026-11";

function measured(title: string): Source {
  return { evidence: "measured", title, address: "", date: DATE };
}

function documented(title: string, address: string): Source {
  return { evidence: "documented", title, address, date: DATE };
}

function code(title: string, address: string): Source {
  return { evidence: "code", title, address, date: DATE };
}

/** What was run, each by the name and version that its makers give it. */
export const MOODLE = measured("Moodle 4.5.6");
export const RECORD_STORES = measured("pelotech/xapi-lrs 0.9.6, ADL_LRS (June 2025), Learning Locker xapi-service 3.6.0");

export const MOODLE_HELP = documented("Moodle 4.1 documentation, SCORM settings", "https://docs.moodle.org/401/en/Adding/editing_a_SCORM");
/** The help texts of the form itself. */
export const MOODLE_FORM = documented(
  "Help texts of Moodle’s SCORM form",
  "https://github.com/moodle/moodle/blob/01b5936cd0bf1cec6832ddac3ded018b1efb842c/mod/scorm/lang/en/scorm.php",
);
export const MOODLE_LAUNCH_LINK = documented(
  "Plugin “xAPI Launch Link” for Moodle",
  "https://github.com/davidpesce/moodle-mod_tincanlaunch",
);
export const MOODLE_CMI5 = code("Plugin mod_cmi5 for Moodle", "https://github.com/ByLightSDC/moodle-mod_cmi5");
export const TOTARA_SCORM = documented("Totara help, SCORM", "https://help.totaralearning.com/display/TH13/SCORM");
export const TOTARA_SETTINGS = documented("Totara 16 help, SCORM activity settings", "https://totara.help/16/docs/scorm-activity-settings");
export const TOTARA_EXTERNAL = documented(
  "Totara help, packages from another address",
  "https://help.totaralearning.com/plugins/viewsource/viewpagesrc.action?pageId=81827013",
);
export const LEARNING_HUB = code(
  "Source code of the NHS Learning Hub, July 2026",
  "https://github.com/TechnologyEnhancedLearning/LearningHub.Nhs.WebUI",
);
export const ESR = documented(
  "ESR Hub, e-learning technical information",
  "https://my.esr.nhs.uk/dashboard/web/esrweb/e-learning-technical-information",
);
export const CANVAS = documented(
  "Instructure, SCORM to require signed launch links (2021)",
  "https://community.canvaslms.com/t5/The-Product-Blog/SCORM-to-Require-Signed-Launch-Links/bc-p/470023/highlight/true",
);
export const CORNERSTONE = documented(
  "Cornerstone help, Course Publisher",
  "https://help.csod.com/help/csod_0/Content/Content/Course_Publisher/Create_New_Publication.htm",
);
export const CORNERSTONE_UPLOAD = documented(
  "Cornerstone, quick start guide for uploading courses",
  "https://help.csod.com/help/csod_0/Content/Quick_Start_Guides/Quick_Start_Guide_-_Uploading_Courses_via_Course_Publisher.htm",
);
export const CORNERSTONE_XAPI = documented(
  "Cornerstone help, xAPI package support",
  "https://help.csod.com/help/csod_0/Content/Catalog/xAPI_Package_Support/xAPI_Support.htm",
);
export const SAP_SETTINGS = documented("SAP note 2978409", "https://userapps.support.sap.com/sap/support/knowledge/en/2978409");
export const SAP_FAILED = documented("SAP note 2437537", "https://userapps.support.sap.com/sap/support/knowledge/en/2437537");
export const SAP_2004 = documented("SAP note 3403728", "https://userapps.support.sap.com/sap/support/knowledge/en/3403728");
export const SCORM_CLOUD = documented(
  "SCORM Cloud, content import options",
  "https://cloud.scorm.com/docs/v2/knowledge_base/content_import_options/",
);
export const CMI5_SPECIFICATION = documented("cmi5 specification", "https://github.com/AICC/CMI-5_Spec_Current/blob/quartz/cmi5_spec.md");
export const XAPI_LAUNCH = documented(
  "Rustici Software, launching xAPI content from an LMS",
  "https://github.com/RusticiSoftware/launch/blob/master/lms_lrs.md",
);

/** For what no document was found on: steps that hold for every system of the kind. */
export const NOTHING_FOUND: Source = {
  evidence: "unverified",
  title: "No documentation found; generic steps",
  address: "",
  date: DATE,
};
