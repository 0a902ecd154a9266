import type { Place, ProblemText, Prose } from "./question.ts";

/** An item of a list: its first paragraph without the box `[ ]` before it, and what stands below, rendered. */
export interface BlockItem extends Place, Prose {
  readonly more: string;
}

/** A row of a table. */
export interface BlockRow extends Place {
  readonly cells: readonly Prose[];
}

/** Something that stands directly inside a block. `html` is all of it, rendered. */
export type BlockPart = Place &
  (
    | { readonly kind: "text"; readonly html: string; readonly text: string }
    | { readonly kind: "list"; readonly html: string; readonly ordered: boolean; readonly items: readonly BlockItem[] }
    /** The head is the first row. */
    | { readonly kind: "table"; readonly html: string; readonly rows: readonly BlockRow[] }
    | { readonly kind: "picture"; readonly html: string; readonly source: string; readonly alt: string; readonly caption: string }
    /** Another block, a question or a variant. */
    | { readonly kind: "block"; readonly name: string }
  );

/** A file of the module that a block names. */
export interface BlockFile {
  /** Bytes. */
  readonly size: number;
  /** Its text, where it is WebVTT; "" in all others. */
  readonly text: string;
}

/** A block as authored, before its kind has read it. */
export interface BlockSource extends Place {
  readonly title: string;
  readonly attributes: Readonly<Record<string, Place & { readonly value: string }>>;
  readonly parts: readonly BlockPart[];
  /** The file that the attribute of that name names, where there is one. */
  file(attribute: string): BlockFile | undefined;
}

/** A mistake that a block explains to its author. `values` fill the `{names}` in its text. */
export interface BlockProblem extends Place {
  readonly code: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface ReadBlock {
  /** Plain data that the template gets as `values`. */
  readonly values?: unknown;
  readonly problems?: readonly BlockProblem[];
}

/** A file that an example shows, plays or offers: its text, or its bytes. */
export type BlockExampleFile = string | { readonly base64: string };

/** Something complete and valid that an author could write. */
export interface BlockExample {
  readonly title: string;
  readonly markdown: string;
  /** By their names within the module's folder, `media/…`. */
  readonly files?: Readonly<Record<string, BlockExampleFile>>;
}

/** A block that an author can open with `:::`. Its look is the template of the same name in `blocks/`. */
export interface BlockKind {
  readonly name: string;
  /** Whether the words after the name are needed, allowed or refused. */
  readonly title: "required" | "optional" | "none";
  /** Keys that may stand in braces behind the title; the template gets them as `attributes`. */
  readonly attributes?: readonly string[];
  /** Attributes that name a file in `media/`, with the kinds that are allowed. The template gets path and size as `files`. */
  readonly files?: Readonly<Record<string, readonly string[]>>;
  /** True where `<name>.ts` brings it to life; its outermost element has `data-block="<name>"`. */
  readonly script?: true;
  /** The only blocks that may stand directly inside; any where it is left out. Variants may stand around them. */
  readonly holds?: readonly string[];
  /** The block that it must stand directly inside. */
  readonly within?: string;
  /** True where it may hold nothing. */
  readonly mayBeEmpty?: true;
  /** False for what is for authors only: no package holds it. */
  readonly ships?: false;
  /** Makes at build time what the template needs besides title, attributes and content. Pure. */
  read?(source: BlockSource): ReadBlock;
  /** They feed the gallery. A block that stands within another is shown by the examples of that one. */
  readonly examples?: readonly BlockExample[];
  /** Every code that `read` can report, `block/what-is-wrong`. */
  readonly problems?: Readonly<Record<string, ProblemText & { readonly severity?: "warning" }>>;
}
