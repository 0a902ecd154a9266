import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/** Oldest browsers that a package runs in; docs/decisions.md says why. */
const BROWSERS = ["chrome100", "safari15", "firefox100"];

/** Bundles browser code that is found by convention in `templates/`. */
export interface Bundler {
  /** The learner's program for one target, with only these question types; a classic script. */
  runtime(target: string, questionTypes: readonly string[]): Promise<string>;
  /** The LMS side of a target, for the preview; a classic script. `undefined` where the target has none. */
  host(target: string): Promise<string | undefined>;
}

/** Each distinct set of parts is bundled once. */
export function newBundler(templates: string): Bundler {
  const kept = new Map<string, Promise<string>>();
  const once = (key: string, source: () => string) => {
    const known = kept.get(key) ?? bundleScript(source(), templates);
    kept.set(key, known);
    return known;
  };
  return {
    runtime(target, questionTypes) {
      const types = [...questionTypes].sort();
      return once(`${target}:${types.join()}`, () =>
        [
          `import { start } from "./runtime/main.ts";`,
          `import connect from "./targets/${target}/tracking.ts";`,
          ...types.map(
            (type, index) =>
              `import type${index} from "./questions/${type}/question.ts"; import view${index} from "./questions/${type}/view.ts";`,
          ),
          `start({ connect, types: { ${types.map((type, index) => `${JSON.stringify(type)}: type${index}`).join(", ")} },`,
          `  views: { ${types.map((type, index) => `${JSON.stringify(type)}: view${index}`).join(", ")} } });`,
        ].join("\n"),
      );
    },
    async host(target) {
      if (!existsSync(join(templates, "targets", target, "host.ts"))) return undefined;
      return once(`host:${target}`, () => `import open from "./targets/${target}/host.ts"; window.curricleHost = open;`);
    },
  };
}

/** Bundles a module source, resolved from `templates`, into a minified classic script. */
export async function bundleScript(source: string, templates: string): Promise<string> {
  const result = await build({
    stdin: { contents: source, resolveDir: templates, loader: "ts" },
    bundle: true,
    minify: true,
    format: "iife",
    target: BROWSERS,
    charset: "ascii",
    legalComments: "none",
    write: false,
    logLevel: "silent",
    treeShaking: true,
  });
  // "</script" inside a string would end the element that holds the bundle.
  return (result.outputFiles[0]?.text ?? "").trim().replace(/<\/(script)/gi, "<\\/$1");
}
