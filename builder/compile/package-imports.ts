import { join } from "node:path";
import type { Plugin } from "esbuild";

/**
 * What a project imports of the tool by the name of its npm package, such as `curricle/contract/question.ts`, is the tool's that
 * runs: whatever version, if any, is installed beside the project.
 */
export function packageImports(templates: string): Plugin {
  return {
    name: "package-imports",
    setup({ onResolve }) {
      onResolve({ filter: /^curricle\/(?:contract|standards)\// }, ({ path }) => ({
        path: join(templates, path.slice("curricle/".length)),
      }));
    },
  };
}
