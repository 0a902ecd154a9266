import { connectWith } from "../../standards/scorm-connect.ts";
import { dialect } from "../../standards/scorm2004-dialect.ts";

export default connectWith(dialect);
