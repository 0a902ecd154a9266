import { Scorm2004API } from "scorm-again";
import { SCORM_AGAIN } from "../../lms/scorm-engine.ts";
import { scormHost } from "../../lms/scorm-host.ts";
import { systems2004 } from "../../lms/scorm-systems.ts";
import { scorm2004 } from "../../lms/scorm-version.ts";

export default scormHost(
  scorm2004,
  systems2004(() => new Scorm2004API(SCORM_AGAIN)),
);
