import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import type { Cache } from "./cache.ts";
import type { Kit } from "./kit.ts";
import { ownQuestionTypes } from "./own-question-types.ts";
import { packageImports } from "./package-imports.ts";

/** Oldest browsers that a package runs in; docs/decisions.md says why. */
export const BROWSERS = ["chrome100", "safari15", "firefox100"];

/** What a course uses: question types, and blocks that have a program. */
export interface RuntimeParts {
  readonly questionTypes: readonly string[];
  readonly blocks: readonly string[];
  /** True where the package carries more than one language. */
  readonly several: boolean;
  /** True where each objective is recorded, by formats that have a place for that. */
  readonly objectives: boolean;
}

/** Bundles browser code that is found by convention in `templates/`. */
export interface Bundler {
  /** The learner's program for each target, with only these parts: classic scripts by target. */
  runtimes(targets: readonly string[], parts: RuntimeParts): Promise<ReadonlyMap<string, string>>;
  /** What runs in a document's head before anything is painted, the same in all packages; a classic script. */
  aids(): Promise<string>;
  /** The LMS side of a target, for the preview; a classic script. `undefined` where the target has none. */
  host(target: string): Promise<string | undefined>;
}

/** What of a kit decides where files come from. */
export type OwnParts = Pick<Kit, "pathOf" | "ownTypes">;

/** Of a project that brings nothing along. */
function toolOnly(templates: string): OwnParts {
  return { pathOf: (name) => join(templates, name), ownTypes: [] };
}

/** Each distinct set of parts is bundled once, and once only as long as the cache is kept. `own` is the kit, where a project may bring something along. */
export function newBundler(templates: string, cache: Cache, own: OwnParts = toolOnly(templates)): Bundler {
  const { pathOf } = own;
  const kept = new Map<string, string>();
  return {
    async runtimes(targets, { questionTypes, blocks, several, objectives }) {
      const sorted = { questionTypes: [...questionTypes].sort(), blocks: [...blocks].sort(), several };
      const partsOf = (target: string): RuntimeParts => ({
        ...sorted,
        objectives: objectives && existsSync(pathOf(`targets/${target}/objectives.ts`)),
      });
      const keyOf = (target: string) => {
        const parts = partsOf(target);
        const extras = [...(several ? ["several"] : []), ...(parts.objectives ? ["objectives"] : [])];
        return [target, parts.questionTypes.join(), parts.blocks.join(), ...extras].join(":");
      };
      const wanted = targets.filter((target) => !kept.has(keyOf(target)));
      for (const target of wanted) {
        const known = await cache.read("script", keyOf(target));
        if (typeof known === "string") kept.set(keyOf(target), known);
      }
      const missing = wanted.filter((target) => !kept.has(keyOf(target)));
      const sources = missing.map((target) => [target, runtimeSource(target, partsOf(target))] as const);
      for (const [target, script] of await bundleScripts(new Map(sources), templates, own)) {
        kept.set(keyOf(target), script);
        await cache.write("script", keyOf(target), script);
      }
      return new Map(targets.map((target) => [target, kept.get(keyOf(target)) ?? ""]));
    },
    async aids() {
      const known = kept.get("aids") ?? (await cache.read("script", "aids"));
      const script = typeof known === "string" ? known : await bundleScript(`import "./runtime/aids.ts";`, templates);
      if (typeof known !== "string") await cache.write("script", "aids", script);
      kept.set("aids", script);
      return script;
    },
    async host(target) {
      if (!existsSync(pathOf(`targets/${target}/host.ts`))) return undefined;
      const known = kept.get(`host:${target}`);
      const source = `import host from "./targets/${target}/host.ts"; window.curricleHost = host;`;
      const script = known ?? (await bundleScript(source, templates, own));
      kept.set(`host:${target}`, script);
      return script;
    },
  };
}

function runtimeSource(target: string, { questionTypes: types, blocks, several, objectives }: RuntimeParts): string {
  const listed = (name: string, names = types) => names.map((type, index) => `${JSON.stringify(type)}: ${name}${index}`).join(", ");
  return [
    `import { start } from "./runtime/main.ts";`,
    `import connect from "./targets/${target}/${objectives ? "objectives" : "tracking"}.ts";`,
    ...types.map(
      (type, index) =>
        `import type${index} from "./questions/${type}/question.ts"; import view${index} from "./questions/${type}/view.ts";`,
    ),
    ...blocks.map((name, index) => `import block${index} from "./blocks/${name}.ts";`),
    ...(several ? [`import languages from "./runtime/languages.ts";`] : []),
    ...(objectives ? [`import newObjectives from "./runtime/course/objectives.ts";`] : []),
    `start({ connect, types: { ${listed("type")} }, views: { ${listed("view")} }, blocks: { ${listed("block", blocks)} }${several ? ", languages" : ""}${objectives ? ", objectives: newObjectives()" : ""} });`,
  ].join("\n");
}

/** Bundles a module source, resolved from `templates`, into a minified classic script. */
export async function bundleScript(source: string, templates: string, own: OwnParts = toolOnly(templates)): Promise<string> {
  return (await bundleScripts(new Map([["script", source]]), templates, own)).get("script") ?? "";
}

/** Many at once, because what they share is then read and parsed once. Names are letters, digits and hyphens. */
async function bundleScripts(sources: ReadonlyMap<string, string>, templates: string, own: OwnParts): Promise<ReadonlyMap<string, string>> {
  if (sources.size === 0) return new Map();
  const result = await build({
    entryPoints: [...sources.keys()].map((name) => ({ in: `source:${name}`, out: name })),
    plugins: [
      packageImports(templates),
      ownQuestionTypes(own),
      {
        name: "sources",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^\.\/(?:questions|targets|blocks)\//, namespace: "source" }, ({ path }) => ({
            path: own.pathOf(path.slice(2)),
          }));
          onResolve({ filter: /^source:/ }, ({ path }) => ({ path: path.slice("source:".length), namespace: "source" }));
          onLoad({ filter: /./, namespace: "source" }, ({ path }) => ({
            contents: sources.get(path) ?? "",
            resolveDir: templates,
            loader: "ts",
          }));
        },
      },
    ],
    outdir: templates,
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
  return new Map(
    result.outputFiles.map(({ path, text }) => [
      path.replace(/^.*[\\/]/, "").replace(/\.js$/, ""),
      // "</script" inside a string would end the element that holds the bundle.
      text.trim().replace(/<\/(script)/gi, "<\\/$1"),
    ]),
  );
}
