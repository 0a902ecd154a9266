import type { Codes, MakeCard } from "./card.ts";
import type { Course } from "./course.ts";
import type { InteractionKind } from "./interaction.ts";

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
  /** Kinds of answers that its records have no place for. */
  readonly without?: readonly InteractionKind[];
}

/** A document of a package that is launched and tracked by itself: the whole course, or one module of it. */
export interface Unit {
  /** What the document holds; for a module, a course of that module alone with a key and an IRI of its own. */
  readonly course: Course;
  /** Path of the document within the package. */
  readonly path: string;
}

/** A package before its format is added. */
export interface Content {
  readonly course: Course;
  /** In the order of the course; at least one. */
  readonly units: readonly Unit[];
  /** Paths of all files so far, sorted: documents and media. */
  readonly paths: readonly string[];
  /** Of the theme in a light window, as `#rrggbb`: what an installed course is framed with. */
  readonly colours: { readonly brand: string; readonly sheet: string };
}

/** Who publishes, and under which address activities are named. */
export interface Publisher {
  readonly publisher: string;
  /** Absolute IRI that ends in `/`. */
  readonly iri: string;
}

/** One output format. The folder that holds it holds everything the format needs. */
export interface Target {
  /** Folder name, command-line value and zip suffix. */
  readonly id: string;
  readonly label: string;
  /** The published standard that its packages are of, by the id that `validate` knows it by. */
  readonly standard: string;
  /** How a manifest names the version, where several targets are of one standard. */
  readonly edition?: string;
  readonly limits: Limits;
  /** True where a package of this format may hold several units. Where not, the whole course is one. */
  readonly manyUnits: boolean;
  /** What its documents may load besides their own style, script, images and media: CSP directives without `;`. */
  readonly policy: readonly string[];
  /** `<link>` elements of its documents, by `rel`. */
  readonly links: Readonly<Record<string, string>>;
  /** The files that make a folder of content a package of this format. */
  files(content: Content, render: Render): readonly PackageFile[];
  /**
   * Files about all courses together, written beside the packages: `courses` are those that are made for this target.
   * Targets may publish the same file, with the same text.
   */
  readonly publish?: (publisher: Publisher, courses: readonly Course[]) => readonly { readonly path: string; readonly text: string }[];
  /** What somebody who uploads a package of this format should know. */
  readonly card: MakeCard;
  /** npm packages whose code or files are in every package of this format; `templates/cards/parts.json` has their licences. */
  readonly contains: readonly string[];
  /** How reports name questions and answers; absent where nothing is reported. */
  readonly codes?: Codes;
}
