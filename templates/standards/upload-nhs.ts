import type { Guide } from "../contract/card.ts";
import type { Course } from "../contract/course.ts";
import { finalsOf, setting } from "./upload-course.ts";
import { ESR, LEARNING_HUB } from "./upload-sources.ts";

/** The longest title, in characters, that the Learning Hub takes. */
const TITLE = 255;
/** The longest statement of rights that the Learning Hub takes in, in characters. */
export const RIGHTS = 30;

/** The NHS Learning Hub takes SCORM 1.2 with one part that is tracked. */
export function learningHubGuide(course: Course, units: readonly Course[]): Guide {
  const final = finalsOf(units).join(" or ");
  const many = units.length > 1;
  return {
    fit: many ? "unknown" : "best",
    advice: many
      ? "The Learning Hub seems to track only the first part of a package, and this one has several. Ask your author for a package with one part."
      : "Contribute the zip as an e-learning resource.",
    source: LEARNING_HUB,
    settings: [
      setting(
        "Title and rights",
        "As the package names them",
        `The hub takes ${TITLE} characters of title and ${RIGHTS} of rights. This title has ${course.title.length}, and the package keeps its rights that short.`,
        LEARNING_HUB,
      ),
      setting(
        "Window",
        "Leave 1024 × 768 as it is",
        "The hub opens packages in a window of that size, and the course fits any from 320 px on.",
        LEARNING_HUB,
      ),
      setting(
        "Certificate",
        "Switch it on if you want one",
        `The hub gives it for “completed” or “passed”. This course ends with “${final}”.`,
        LEARNING_HUB,
      ),
      setting(
        "Mastery score",
        "Nothing to set",
        "The hub does not work out a pass from a score. The package sends its own result.",
        LEARNING_HUB,
      ),
      setting(
        "After the end",
        "Tell learners",
        "The hub begins a course anew when somebody opens it after the end. Nothing of the last visit is shown then.",
        LEARNING_HUB,
      ),
    ],
  };
}

/** ESR launches content that lies elsewhere. */
export function esrGuide(): Guide {
  return {
    fit: "best",
    advice:
      "ESR plays content that lies on a content server. Ask your ESR e-learning lead where it may lie: on the NHS Learning Hub, or on a server of your organisation.",
    source: ESR,
    settings: [
      setting(
        "A server of your own",
        "HTTPS, open to the internet, with ESR’s SCORM adapter",
        "ESR asks for these where content lies on a server of your organisation.",
        ESR,
      ),
      setting("Web filter", "Allow the server’s address", "It must pass your filter and be a trusted site in Microsoft Edge.", ESR),
      setting(
        "The NHS Learning Hub",
        "Contribute it there first",
        "The hub can give you a link for ESR, and its address is on ESR’s own list.",
        LEARNING_HUB,
      ),
    ],
  };
}
