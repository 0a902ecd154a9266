import type { Module } from "../compile/types.ts";
import type { Report } from "../diagnostics/report.ts";
import { readModuleSignOffs, signOffPath, validSignOff } from "./signoff.ts";

/** Reports each module that nobody has signed off as it is now. `root` is the project's folder. */
export async function requireSignOffs(root: string, modules: readonly Module[], report: Report): Promise<void> {
  for (const module of modules) {
    const signOffs = await readModuleSignOffs(root, module, report);
    const latest = signOffs.at(-1);
    if (validSignOff(module, signOffs)) continue;
    if (!latest) report.add("release/not-signed-off", module.place, { module: module.id });
    else {
      const { name, date } = latest;
      report.add("release/changed-since-sign-off", module.place, { module: module.id, name, date, file: signOffPath(module) });
    }
  }
}
