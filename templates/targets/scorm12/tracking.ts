import { connectWith } from "../../standards/scorm-connect.ts";
import { dialect } from "./dialect.ts";

export default connectWith(dialect);
