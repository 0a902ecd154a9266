import type { Course } from "./course.ts";

/** A file of a package. `from` names a file of an installed npm package, copied as it is. */
export type PackageFile =
  | { readonly path: string; readonly text: string }
  | { readonly path: string; readonly from: { readonly package: string; readonly file: string } };

/** Fills the template of that name in the target's own folder; `{{values}}` are escaped for XML. */
export type Render = (template: string, values: object) => string;

/** What the format cannot hold. `check` compares each course with it. */
export interface Limits {
  /** Most characters of saved state. */
  readonly state: number;
  /** Most characters of a title. */
  readonly title: number;
}

/** One output format. The folder that holds it holds everything the format needs. */
export interface Target {
  /** Folder name, command-line value and zip suffix. */
  readonly id: string;
  readonly label: string;
  readonly limits: Limits;
  /** Sources that the page may connect to, in the words of CSP `connect-src`. */
  readonly connect: string;
  /**
   * The files that make a folder of content a package of this format. `contents` are the paths of all other files,
   * sorted; `index.html` is the one to launch.
   */
  files(course: Course, contents: readonly string[], render: Render): readonly PackageFile[];
}
