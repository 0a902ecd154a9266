import { Scorm2004API } from "scorm-again";
import { hostWith, SETTINGS } from "../../standards/scorm2004-host.ts";

export default hostWith(() => new Scorm2004API(SETTINGS));
