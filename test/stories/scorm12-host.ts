import { createLms } from "../fakes/scorm-lms.ts";
import { strictHost } from "./scorm-host.ts";

export default strictHost(createLms, "cmi.core.", "lesson_mode");
