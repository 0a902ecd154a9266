/** A block that an author can open with `:::`. Its look is the template of the same name in this folder. */
export interface BlockKind {
  readonly name: string;
  /** Whether the words after the name are needed, allowed or refused. */
  readonly title: "required" | "optional" | "none";
  /** Keys that may stand in braces behind the title; the template gets them as `attributes`. */
  readonly attributes?: readonly string[];
  /** True where `<name>.ts` brings it to life; its outermost element has `data-block="<name>"`. */
  readonly script?: true;
}

/** Every block besides variants and questions. To add one, add its template, its `<name>.css` if it needs one, and its line here. */
export const blockKinds: readonly BlockKind[] = [
  { name: "inset", title: "none" },
  { name: "warning", title: "required" },
  { name: "example", title: "required" },
  { name: "expander", title: "required" },
  { name: "key-points", title: "optional" },
];
