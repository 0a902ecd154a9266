import { createLms2004 } from "../../templates/lms/scorm-lms2004.ts";
import { strictHost } from "./scorm-host.ts";

export default strictHost(createLms2004, "cmi.", "mode");
