import type { Kinds } from "../compile/kinds.ts";
import type { EditorFile } from "./editor.ts";

interface Snippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
  readonly scope: string;
}

/**
 * Snippets of Visual Studio Code for `module.md`: the whole of a new module, each question type with its first example, and each block.
 * They stand in for a schema above the text, which the editor's YAML extension does not look at in Markdown.
 */
export function snippetFile({ questionTypes, blockKinds }: Kinds, module: string): EditorFile {
  const questions = questionTypes.flatMap(({ id, examples: [example] }) =>
    example ? [[`question ${id}`, snippet([`::: ${id}`, id], `Question: ${id}`, escaped(example.markdown))] as const] : [],
  );
  const blocks = blockKinds.flatMap(({ name, examples: [example] = [] }) =>
    example ? [[`block ${name}`, snippet([`::: ${name}`, name], `Block: ${name}`, escaped(example.markdown))] as const] : [],
  );
  const variant = snippet(
    ["::: for", "for"],
    "A part for some learner groups only",
    "::: for ${1:archetype-or-trait}\n$0\n::: otherwise\n\n:::",
  );
  const all = Object.fromEntries([
    ["module", snippet(["module", "---"], "A whole module, to change", escaped(module))],
    ["variant", variant],
    ...questions,
    ...blocks,
  ]);
  return { path: ".vscode/curricle.code-snippets", bytes: `${JSON.stringify(all, undefined, 2)}\n` };
}

function snippet(prefix: readonly string[], description: string, text: string): Snippet {
  return { scope: "markdown", prefix, description, body: text.trimEnd().split("\n") };
}

/** `$`, `}` and the backslash have a meaning of their own in a snippet. */
function escaped(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}
