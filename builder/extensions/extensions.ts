import type { Target } from "../../templates/contract/target.ts";
import type { Kinds } from "../compile/kinds.ts";
import type { TemplateSpecs } from "../compile/render/templates.ts";
import type { CatalogueEntry } from "../diagnostics/catalogue.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { OwnWords } from "./own-words.ts";

/** What a project brings along besides its modules: the folders below its `templates/`, ready to be used (docs/extending.md). */
export interface Extensions extends Kinds {
  readonly targets: readonly Target[];
  /** What is wrong with them. Where there is something, none of them is here. */
  readonly found: readonly Diagnostic[];
  /** Mistakes that they can name. */
  readonly codes: Readonly<Record<string, CatalogueEntry>>;
  /** Their templates, by path. */
  readonly specs: TemplateSpecs;
  /** Their style sheets, by `questions/<type>` or `blocks/<name>`. */
  readonly styles: ReadonlyMap<string, string>;
  /** What their templates and scripts say, by language; English has all of it. */
  readonly words: OwnWords;
  /** True of a path that belongs to one of them: `questions/<type>…`, `targets/<id>…`, `blocks/<name>…`. */
  isOwn(path: string): boolean;
  /** Changes with everything that decides what they do; "" where there are none. */
  readonly identity: string;
}

/** Of a project that brings nothing along. */
export const NO_EXTENSIONS: Extensions = {
  questionTypes: [],
  blockKinds: [],
  targets: [],
  found: [],
  codes: {},
  specs: {},
  styles: new Map(),
  words: new Map(),
  isOwn: () => false,
  identity: "",
};
