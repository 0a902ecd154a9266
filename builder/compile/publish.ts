import type { Kit } from "./kit.ts";
import type { ComposedCourse, Project } from "./types.ts";
import type { OutputFile } from "./write.ts";

/**
 * What the targets publish beside the packages, for all courses of the project: the same whatever a build was asked to make.
 * Two targets that publish the same file must agree on it.
 */
export function publications(project: Project, courses: readonly ComposedCourse[], kit: Kit): readonly OutputFile[] {
  const files = new Map<string, string>();
  for (const { id, publish } of kit.targets) {
    const made = courses.filter(({ plan }) => plan.targets.includes(id)).map(({ course }) => course);
    for (const { path, text } of (made.length > 0 && publish?.(project, made)) || []) {
      if ((files.get(path) ?? text) !== text) throw new Error(`Two targets publish ${path} with different texts.`);
      files.set(path, text);
    }
  }
  return [...files].map(([path, bytes]) => ({ path, bytes }));
}
