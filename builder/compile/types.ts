import type { Course, CourseQuestion, QuizRule } from "../../templates/contract/course.ts";
import type { Answered } from "../../templates/contract/interaction.ts";
import type { Unit } from "../../templates/contract/target.ts";
import type { OptionSource, Prose, QuestionProblem } from "../../templates/contract/question.ts";
import type { ContentWishes } from "../content/settings.ts";
import type { Diagnostic, Place } from "../diagnostics/diagnostic.ts";
import type { Theme } from "../themes/theme.ts";

/** A file as it was read. `path` is relative to the project's root, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A file that is no text; `path` as in `SourceFile`. */
export interface FileBytes {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface MediaFile {
  readonly path: string;
  /** Name within the module's folder: `media/…`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Where a module's files lie; paths from the project's root. */
export interface ModulePaths {
  readonly id: string;
  readonly text: string;
  /** The same module in other languages. */
  readonly translations: readonly { readonly language: string; readonly path: string }[];
  readonly media: readonly string[];
}

/** A module's files as they were read. */
export interface ModuleFiles {
  readonly id: string;
  readonly file: SourceFile;
  readonly translations?: readonly { readonly language: string; readonly file: SourceFile }[];
  readonly media: readonly MediaFile[];
}

/** Everything that an author has written. Lists are sorted by path. Modules are many: each is read when it is wanted. */
export interface Sources {
  readonly modules: readonly ModulePaths[];
  readonly archetypes: readonly SourceFile[];
  readonly courses: readonly SourceFile[];
  /** What archetypes and courses are called in other languages: `<id>.<language>.yaml` beside them. */
  readonly names: readonly SourceFile[];
  /** The project's own words for the player, by language. */
  readonly strings: readonly SourceFile[];
  readonly frameworks: readonly SourceFile[];
  /** The project's own themes; `file` is missing where a folder has no `theme.json`. */
  readonly themes: readonly { readonly id: string; readonly file: SourceFile | undefined }[];
  /** Pictures beside `project.yaml` and in the folders of themes. */
  readonly logos: readonly FileBytes[];
  readonly project: SourceFile | undefined;
  readonly lock: SourceFile | undefined;
}

/** A part of a page, in order. Variants are still open: `compose` chooses. */
export type Block = TextBlock | PictureBlock | BoxBlock | VariantsBlock | QuestionBlock;

export interface TextBlock {
  readonly kind: "text";
  readonly html: string;
  readonly links: readonly { readonly target: string; readonly place: Place }[];
  readonly citations: readonly { readonly key: string; readonly place: Place }[];
  /** Keys of the terms that are marked in it; absent where there are none. */
  readonly terms?: readonly { readonly key: string; readonly place: Place }[];
}

export interface PictureBlock {
  readonly kind: "picture";
  /** Name within the module's folder: `media/…`. */
  readonly source: string;
  readonly alt: string;
  readonly caption: string;
  readonly decorative: boolean;
  readonly place: Place;
}

export interface BoxBlock {
  readonly kind: "box";
  /** Name of a block in `templates/blocks/`. */
  readonly name: string;
  readonly title: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** What its kind has made of it for the template; absent where it makes nothing. */
  readonly values?: unknown;
  /** Attributes that name a file: `media/…`, and its size in bytes. Absent where none does. */
  readonly files?: Readonly<Record<string, { readonly name: string; readonly size: number }>>;
  readonly blocks: readonly Block[];
  readonly place: Place;
}

export interface VariantsBlock {
  readonly kind: "variants";
  /** Archetype ids and traits that see `blocks`; everyone else sees `otherwise`. */
  readonly audience: readonly string[];
  readonly blocks: readonly Block[];
  readonly otherwise: readonly Block[];
  readonly place: Place;
}

export interface QuestionBlock {
  readonly kind: "question";
  readonly question: AuthoredQuestion;
  /** Where it is another language than that of its page. */
  readonly language?: string;
}

export interface AuthoredQuestion {
  readonly id: string;
  readonly type: string;
  readonly place: Place;
  readonly objective: string;
  readonly tag: string;
  readonly points: number;
  readonly stem: Prose;
  readonly options: readonly OptionSource[];
  /** Pieces of feedback with the ids of what they belong to. */
  readonly feedback: readonly { readonly id: string; readonly html: string }[];
  /** What the form shows of its options and items by itself, for texts that need not travel twice. */
  readonly labels: readonly (Prose & { readonly id: string; readonly feedback: string })[];
  /** Letters to remember, by question or `question/part`. */
  readonly names: Readonly<Record<string, readonly { readonly id: string; readonly text: string }[]>>;
  readonly hint: string;
  readonly explanation: string;
  readonly data: unknown;
  readonly shown: unknown;
  /** What is asked and what is right, in the standards' words. */
  readonly asked: Answered;
  /** True where it is written as blocks of its own, each with its answers. */
  readonly hasParts: boolean;
  /** What is wrong with it in a quiz, and nowhere else. */
  readonly inQuiz: readonly QuestionProblem[];
  /** The earlier question, of the same module, whose answer is shown beside this one's. */
  readonly pair: { readonly id: string; readonly place: Place } | undefined;
  readonly pictures: readonly PictureBlock[];
  readonly links: TextBlock["links"];
  readonly citations: TextBlock["citations"];
  readonly terms?: NonNullable<TextBlock["terms"]>;
}

export interface AuthoredPage {
  readonly id: string;
  readonly title: string;
  readonly quiz: boolean;
  readonly rule?: QuizRule;
  /** Empty: everyone. */
  readonly audience: readonly string[];
  /** Ids of the objectives that it says it teaches. */
  readonly teaches: readonly string[];
  readonly blocks: readonly Block[];
  /** Where it is another language than that of its module. */
  readonly language?: string;
  readonly place: Place;
}

export interface Reference {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly date: string;
  readonly url: string;
  /** What it says may change soon: to be looked up again at each review. */
  readonly volatile?: boolean;
}

/** A word of the subject, and what it means. */
export interface Term {
  readonly term: string;
  readonly meaning: string;
}

export interface Objective {
  readonly id: string;
  readonly text: string;
  readonly needs: readonly string[];
  readonly place: Place;
}

export interface Module {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly language: string;
  readonly objectives: readonly Objective[];
  readonly sources: readonly Reference[];
  readonly glossary: readonly Term[];
  readonly owner: string;
  readonly reviewBy: string;
  /** Set where learners who know the subject are written for, so that harder words are in place. */
  readonly reading?: "technical" | undefined;
  readonly pages: readonly AuthoredPage[];
  readonly media: readonly MediaFile[];
  readonly place: Place;
  /** The same in other languages, with the same pages and questions; without their media. */
  readonly translations?: readonly Module[];
}

export interface Archetype {
  readonly id: string;
  readonly title: string;
  /** In other languages. */
  readonly names?: readonly { readonly language: string; readonly title: string }[];
  readonly description: string;
  readonly roles: readonly string[];
  readonly traits: readonly string[];
}

export interface CoursePlan {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly language: string;
  /** Other languages that its packages carry. */
  readonly languages?: readonly string[];
  /** In other languages. */
  readonly names?: readonly { readonly language: string; readonly title: string; readonly summary: string }[];
  /** All that any archetype gets, in order. */
  readonly modules: readonly string[];
  /** Where archetypes get different modules: those of each. */
  readonly modulesFor?: Readonly<Record<string, readonly string[]>>;
  readonly archetypes: readonly string[];
  /** What a learner must have been taught and asked by the end of the course. */
  readonly requires?: Requirement;
  readonly rule: Course["rule"];
  readonly theme: string;
  readonly targets: readonly string[];
  /** What an LMS tracks by itself, in the targets that leave the choice. */
  readonly units: "course" | "module";
  /** The learning system that the packages are for; `auto` for any. */
  readonly profile: string;
  readonly place: Place;
}

/** Learning needs of one framework, at that depth and above, that a course must leave no learner without. */
export interface Requirement {
  readonly framework: string;
  readonly depth: "core" | "aware";
  /** Courses that the same learners take as well. */
  readonly with: readonly string[];
  readonly place: Place;
}

/** A list of what people should learn, to which objectives are traced. */
export interface Framework {
  readonly id: string;
  readonly title: string;
  /** Where the list comes from. */
  readonly note: string;
  readonly needs: readonly LearningNeed[];
}

export interface LearningNeed {
  /** Unique in the project. */
  readonly id: string;
  readonly theme: string;
  readonly text: string;
  /** How well each archetype needs it, by the archetype's id; `none` where nothing is said. */
  readonly depth: Readonly<Record<string, Depth>>;
}

export type Depth = "core" | "aware" | "none";

export interface Project {
  readonly publisher: string;
  /** Absolute IRI that ends in `/`; every activity's IRI starts with it. */
  readonly iri: string;
  /** What the accessibility statement is filled from. */
  readonly accessibility: AccessibilitySettings;
  /** What it changes of the rules for content. */
  readonly content?: ContentWishes | undefined;
}

/** What a publisher says about accessibility; what is left out, the statement asks for. */
export interface AccessibilitySettings {
  /** An e-mail address, or the address of a form. */
  readonly contact?: string | undefined;
  readonly phone?: string | undefined;
  /** Within how many working days an answer can be expected. */
  readonly "response-days"?: number | undefined;
  /** `YYYY-MM-DD` */
  readonly prepared?: string | undefined;
  /** What the publisher has found, after testing: `full`, `partial` or `none`. */
  readonly compliance?: "full" | "partial" | "none" | undefined;
  /** What is not accessible, with the reason. */
  readonly problems?: readonly string[] | undefined;
  /** What the publisher has judged too costly to put right. */
  readonly burden?: readonly string[] | undefined;
  /** Whose law the statement is under. */
  readonly enforcement?: "great-britain" | "northern-ireland" | undefined;
}

/** What the files beside the modules say. */
export interface Plans {
  readonly project: Project;
  readonly archetypes: readonly Archetype[];
  readonly courses: readonly CoursePlan[];
  /** Looks that courses may have, each with what the project changes of them. */
  readonly themes: readonly Theme[];
  readonly frameworks: readonly Framework[];
  /** Ids of the learning needs that objectives may name. */
  readonly needs: ReadonlySet<string>;
  /** Ids of archetypes and their traits: what a text can be for. */
  readonly audiences: readonly string[];
}

/** A page of a course with what is on it, variants chosen. */
export interface ComposedPage {
  readonly page: Course["pages"][number];
  /** Ids of the objectives that it says it teaches. */
  readonly teaches: readonly string[];
  readonly blocks: readonly Block[];
  /** Where it is another language than that of the course. */
  readonly language?: string;
}

/** A course for one archetype, ready to be rendered. */
export interface ComposedCourse {
  readonly course: Course;
  readonly plan: CoursePlan;
  readonly archetype: Archetype;
  /** How it looks. No part of the content's version: learners keep their place when it changes. */
  readonly theme: Theme;
  readonly modules: readonly { readonly module: Module; readonly pages: readonly ComposedPage[] }[];
  readonly questions: readonly { readonly question: CourseQuestion; readonly authored: AuthoredQuestion }[];
  /** The player's words in the course's language. */
  readonly strings: Readonly<Record<string, string>>;
  /** The same in other languages: same ids, slots and answers. */
  readonly translations: readonly ComposedCourse[];
}

/** One finished zip. */
export interface Package {
  readonly course: Course;
  readonly target: string;
  /** Relative to the output folder. */
  readonly path: string;
  readonly units: readonly Unit[];
  readonly bytes: Uint8Array;
  /** Hexadecimal SHA-256 of `bytes`. */
  readonly sha256: string;
  /** What must not be in a package; nothing in one that may be put in place. */
  readonly found: readonly Diagnostic[];
}
