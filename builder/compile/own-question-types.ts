import { dirname } from "node:path";
import type { Plugin } from "esbuild";
import type { OwnParts } from "./bundle.ts";

/** Puts a project's own question types into the list that what is bundled may look a type up in: `templates/questions/own.ts`. */
export function ownQuestionTypes({ ownTypes, pathOf }: OwnParts): Plugin {
  return {
    name: "own-question-types",
    setup({ onLoad }) {
      if (ownTypes.length === 0) return;
      const ids = ownTypes.map(({ id }) => id);
      onLoad({ filter: /[\\/]templates[\\/]questions[\\/]own\.ts$/ }, ({ path }) => ({
        contents: sourceOf(ids, pathOf),
        resolveDir: dirname(path),
        loader: "ts",
      }));
    },
  };
}

/** Only what a type means: authoring is read at build time. */
function sourceOf(ids: readonly string[], pathOf: OwnParts["pathOf"]): string {
  const imports = ids.map((id, index) => `import type${index} from ${JSON.stringify(pathOf(`questions/${id}/question.ts`))};`);
  const list = ids.map((id, index) => `{ id: ${JSON.stringify(id)}, ...type${index} }`);
  return `${imports.join("\n")}\nexport const ownQuestionTypes = [${list.join(", ")}];`;
}
