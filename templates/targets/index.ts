import type { Target } from "../contract/target.ts";
import { scorm12 } from "./scorm12/target.ts";
import { web } from "./web/target.ts";
import { xapi } from "./xapi/target.ts";

/** Every output format. To add one, add its folder and its line here. */
export const targets: readonly Target[] = [scorm12, xapi, web];
