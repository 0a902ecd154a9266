import type { Profile } from "../contract/profile.ts";

/** Learning systems on which the safest behaviour for all is not the best one. `auto` is that behaviour. */
export const PROFILES: readonly Profile[] = [
  {
    id: "auto",
    label: "Any learning system",
    covered: "Only what all systems are known to take is sent.",
    choices: [],
  },
  {
    id: "moodle",
    label: "Moodle and Totara",
    covered: "After a failed commit, changed values are sent, as Moodle's SCORM 1.2 player takes what failed for sent.",
    choices: [
      {
        set: { navigation: "never" },
        rules: ["S04-6"],
        evidence:
          "Moodle 4.5.6: after the request exitAll, Terminate throws; after exit it answers false. No request takes the learner out.",
        basis: "measured",
      },
    ],
  },
  {
    id: "learning-hub",
    label: "NHS Learning Hub",
    covered:
      "Time goes before the status. Nothing final is said before it is final, as the hub keeps the first final status of a visit. A mastery score of 100 is taken for none.",
    choices: [
      {
        set: { failedAs: "incomplete" },
        rules: ["S12-6"],
        evidence: "Learning Hub source, July 2026: the first final status of a visit wins, so a fail would stand against a later pass.",
        basis: "measured",
      },
    ],
  },
  {
    id: "esr-aicc-shim",
    label: "ESR and other systems behind the e-LfH AICC shim",
    covered: "The saved state holds no equals sign, line break or dollar sign, which the shim cannot carry.",
    choices: [
      {
        set: { interactions: false },
        rules: ["INT-1", "CALL-7"],
        evidence: "AICC shim 33924f3, May 2026: interactions are dropped, and _count and _children answer nothing.",
        basis: "measured",
      },
    ],
  },
  {
    id: "successfactors",
    label: "SAP SuccessFactors",
    covered:
      "The manifest says that the content sets completion and success itself. A commit every five minutes keeps a 30-minute session.",
    choices: [
      {
        set: { navigation: "always" },
        rules: ["S04-6"],
        evidence:
          "scorm-again issue 1701 tells of systems that resume only after suspendAll; SAP knowledge base 2458835 and 3403728 tell of completion set at the end of an attempt that was not suspended.",
        basis: "reported",
      },
    ],
  },
  {
    id: "cornerstone",
    label: "Cornerstone",
    covered: "The score goes before the status, and no commit goes directly before the end of a session.",
    choices: [
      {
        set: { passedAs: "completed" },
        rules: ["S12-2"],
        evidence:
          "Cornerstone's SCORM guide: a course may be set to count completed or passed; where it counts completed, passed leaves it open.",
        basis: "documented",
      },
    ],
  },
  {
    id: "scorm-cloud",
    label: "SCORM Cloud",
    covered: "All formats but the web page can be uploaded as they are.",
    choices: [
      {
        set: { objectives: true },
        rules: ["S04-12", "INT-14"],
        evidence:
          "SCORM Cloud API v2, RuntimeObjectiveSchema: of each objective it keeps id, scores, success and completion, and gives them out with a registration where includeInteractionsAndObjectives is set.",
        basis: "documented",
      },
    ],
  },
  {
    id: "knowbe4",
    label: "KnowBe4",
    covered: "No objectives are written.",
    choices: [
      {
        set: { interactions: false },
        rules: ["INT-1", "CALL-6"],
        evidence: "adapt-contrib-spoor issue 316: any error that the interface answers stops the learner.",
        basis: "reported",
      },
    ],
  },
];
