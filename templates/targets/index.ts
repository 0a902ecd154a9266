import type { Target } from "../contract/target.ts";
import { cmi5 } from "./cmi5/target.ts";
import { scorm12 } from "./scorm12/target.ts";
import { scorm20043rd } from "./scorm2004-3rd/target.ts";
import { scorm20044th } from "./scorm2004-4th/target.ts";
import { web } from "./web/target.ts";
import { xapi } from "./xapi/target.ts";

/** Every output format. To add one, add its folder and its line here. */
export const targets: readonly Target[] = [scorm12, scorm20043rd, scorm20044th, xapi, cmi5, web];
