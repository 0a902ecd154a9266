import { kitFolders } from "../index.ts";
import type { Module } from "../compile/types.ts";
import { visitProject } from "../compile/visit-project.ts";
import { writeFiles } from "../compile/write.ts";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { suggest } from "../diagnostics/suggest.ts";
import { printSignOffs, readModuleSignOffs, signOff, signOffPath } from "../review/signoff.ts";
import { refuseSources } from "./refuse-sources.ts";
import { type Terminal } from "./terminal.ts";

export interface SignOffCommand {
  readonly root: string;
  readonly home: string;
  readonly today: string;
  readonly modules: readonly string[];
  readonly name: string;
  /** What the reader answers for. */
  readonly role: string;
}

/** Records that somebody takes modules for good as they are now. Exit code: 0 done, 1 the sources have errors, 2 a name that does not exist. */
export async function runSignOff({ root, home, today, modules: wanted, name, role }: SignOffCommand, terminal: Terminal): Promise<number> {
  const modules = new Map<string, Module>();
  const { report } = await visitProject({ root, kit: kitFolders(home), today }, () => ({
    module: (module) => void modules.set(module.id, module),
  }));
  const unknown = wanted.find((id) => !modules.has(id));
  const files = await Promise.all(
    wanted
      .flatMap((id) => modules.get(id) ?? [])
      .map(async (module) => {
        const earlier = await readModuleSignOffs(root, module, report);
        return { path: signOffPath(module), bytes: printSignOffs(earlier, signOff(module, { name, role, date: today })) };
      }),
  );
  if (hasErrors(report.diagnostics)) return refuseSources(root, report.diagnostics, terminal);
  if (unknown !== undefined) {
    terminal.error(`There is no module "${unknown}". Did you mean ${suggest(unknown, [...modules.keys()])}?\n`);
    return 2;
  }
  await writeFiles(root, files);
  const paths = files.map(({ path }) => path);
  if (terminal.json) terminal.out(`${JSON.stringify({ ok: true, files: paths }, undefined, 2)}\n`);
  else if (!terminal.quiet) terminal.out(`Wrote ${paths.join(", ")}. Commit it with the module.\n`);
  return 0;
}
