import { Scorm12API } from "scorm-again";
import { SCORM_AGAIN } from "../../lms/scorm-engine.ts";
import { scormHost } from "../../lms/scorm-host.ts";
import { systems12 } from "../../lms/scorm-systems.ts";
import { scorm12 } from "../../lms/scorm-version.ts";

export default scormHost(
  scorm12,
  systems12(() => new Scorm12API(SCORM_AGAIN)),
);
