import type { Course } from "../../templates/contract/course.ts";
import type { Kit } from "./kit.ts";
import type { ComposedCourse, Project } from "./types.ts";
import type { OutputFile } from "./write.ts";

/** What the targets publish beside the packages, for all courses of the project: the same whatever a build was asked to make. */
export interface Publications {
  add(composed: ComposedCourse): void;
  /** Two targets that publish the same file must agree on it; throws where they do not. */
  files(): readonly OutputFile[];
}

export function newPublications(project: Project, kit: Kit): Publications {
  const courses = new Map<string, Course[]>();
  const publishing = kit.targets.filter(({ publish }) => publish);
  return {
    add({ course, plan }) {
      for (const { id } of publishing) {
        if (plan.targets.includes(id)) courses.set(id, [...(courses.get(id) ?? []), course]);
      }
    },
    files() {
      const files = new Map<string, string>();
      for (const { id, publish } of publishing) {
        const made = courses.get(id);
        for (const { path, text } of (made && publish?.(project, made)) ?? []) {
          if ((files.get(path) ?? text) !== text) throw new Error(`Two targets publish ${path} with different texts.`);
          files.set(path, text);
        }
      }
      return [...files].map(([path, bytes]) => ({ path, bytes }));
    },
  };
}
