/** A block that an author can open with `:::`. Its look is the template of the same name in this folder. */
export interface BlockKind {
  readonly name: string;
  /** Whether the words after the name are needed, allowed or refused. */
  readonly title: "required" | "optional" | "none";
}

/** Every block besides variants and questions. To add one, add its template and its line here. */
export const blockKinds: readonly BlockKind[] = [
  { name: "inset", title: "none" },
  { name: "warning", title: "required" },
  { name: "example", title: "required" },
  { name: "expander", title: "required" },
  { name: "key-points", title: "optional" },
];
