import { scorm2004Card } from "../../standards/upload-scorm2004.ts";

export { codes2004 as codes } from "../../standards/upload-scorm2004.ts";

export const card = scorm2004Card({
  label: "SCORM 2004 3rd Edition",
  cornerstone: "best",
  cornerstoneAdvice: "Of SCORM 2004 it takes the 3rd edition.",
});
