import { createLms } from "../../templates/lms/scorm-lms.ts";
import { strictHost } from "./scorm-host.ts";

export default strictHost(createLms, "cmi.core.", "lesson_mode");
