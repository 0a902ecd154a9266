import { connectWithObjectives } from "../../standards/scorm-objectives.ts";
import { dialect } from "../../standards/scorm2004-dialect.ts";
import { objectiveWords } from "../../standards/scorm2004-objectives.ts";

export default connectWithObjectives(dialect, objectiveWords);
