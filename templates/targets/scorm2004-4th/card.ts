import { scorm2004Card } from "../../standards/upload-scorm2004.ts";

export { codes2004 as codes } from "../../standards/upload-scorm2004.ts";

export const card = scorm2004Card({
  label: "SCORM 2004 4th Edition",
  cornerstone: "unknown",
  cornerstoneAdvice: "It names the 3rd edition and not this one: take that, or SCORM 1.2.",
});
