import type { PackageStandard } from "../package.ts";
import type { newSchemas } from "../schemas.ts";
import { cmi5 } from "./cmi5.ts";
import { scorm12 } from "./scorm12.ts";
import { scorm2004 } from "./scorm2004.ts";
import { tincan } from "./tincan.ts";
import { web } from "./web.ts";

/**
 * Every standard that packages can be checked against. These are published standards, not our output formats: foreign packages
 * are checked by the same rules. To add one, add its file and its line here, and its codes to the catalogue.
 */
export function standardsWith(schemas: ReturnType<typeof newSchemas>): readonly PackageStandard[] {
  return [scorm12(schemas), scorm2004(schemas), cmi5, tincan, web];
}
