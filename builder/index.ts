import { join } from "node:path";
import type { KitFolders } from "./compile/kit.ts";

export { build, type BuildResult, type BuildSettings } from "./build.ts";
export { check, type CheckResult } from "./check.ts";
export type { Settings } from "./compile/visit-project.ts";
export type { Demands } from "./insist.ts";
export type { KitFolders } from "./compile/kit.ts";
export type { Diagnostic } from "./diagnostics/diagnostic.ts";
export { type CheckedReceipt, checkReceipts } from "./receipt.ts";
export type { PackageRecord } from "./summary.ts";
export type { Wish } from "./wish.ts";

/** Folders of the tool itself, from the folder that holds `templates/`. */
export function kitFolders(home: string): KitFolders {
  return { templates: join(home, "templates"), compiled: join(home, "builder", "compiled") };
}
