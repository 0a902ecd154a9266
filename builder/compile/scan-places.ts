import type { Diagnostic, Place } from "../diagnostics/diagnostic.ts";
import { newReport } from "../diagnostics/report.ts";
import type { Seen } from "../validate/content-rules.ts";
import { mediaPath } from "./render/page.ts";
import type { ScannedFile } from "./scan.ts";
import type { ComposedCourse } from "./types.ts";

/** What was found in the files of a package, at the places where its author can mend it. */
export function diagnose(files: readonly ScannedFile[], composed: ComposedCourse): readonly Diagnostic[] {
  const report = newReport();
  const told = new Set<string>();
  for (const { path, seen } of files) {
    for (const found of seen) {
      const place = placeOf(found, path, composed);
      const key = JSON.stringify([found.code, found.what, place]);
      // A title stands in the manifest as well; the first file says enough.
      if (!told.has(key)) report.addNamed(found.code, place, { what: found.what, path });
      told.add(key);
    }
  }
  return report.diagnostics;
}

/** The picture, else the page that says it, else the course. */
function placeOf({ what }: Seen, path: string, { modules, plan, theme }: ComposedCourse): Place {
  const media = modules.flatMap(({ module }) => module.media.filter((file) => mediaPath(module, file) === path));
  if (theme.logo?.path === path) return { file: theme.logo.file, line: 1, column: 1 };
  if (media[0]) return { file: media[0].path, line: 1, column: 1 };
  const words = JSON.stringify(what.replace(/…$/, "")).slice(1, -1);
  const pages = modules.flatMap(({ module }) => module.pages);
  const saying = pages.find(({ title, blocks }) => JSON.stringify([title, blocks]).includes(words));
  if (saying) return saying.place;
  const [module] = modules.filter((entry) => JSON.stringify({ ...entry.module, media: [], pages: [] }).includes(words));
  return module?.module.place ?? plan.place;
}
