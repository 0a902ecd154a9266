import { join, relative } from "node:path";
import { build, type BuildFailure, type Message, type OutputFile, type Plugin } from "esbuild";
import { BROWSERS } from "../compile/bundle.ts";
import { packageImports } from "../compile/package-imports.ts";
import type { Report } from "../diagnostics/report.ts";
import type { Extension } from "./find.ts";

/** The build-time side of an extension as one script, and where each of its pieces comes from. */
export interface CompiledScript {
  /** CommonJS. */
  readonly code: string;
  readonly map: SourceMapText;
}

export interface SourceMapText {
  readonly mappings: string;
  readonly names: string[];
  readonly version: number;
  /** From the project's root, with `/`; of the tool's files, such as begin with `../`. */
  readonly sources: string[];
  readonly sourcesContent: string[];
}

export interface CompiledExtensions {
  scriptOf(extension: Extension): CompiledScript;
  styleOf(extension: Extension): string;
  /** All that was made, what runs in the browser included: two that are equal do the same. */
  readonly outputs: readonly string[];
}

/** Compiles all extensions of the project in `root`; `undefined` after reporting why that cannot be done. `tool` is the tool's own `templates/`. */
export async function compileExtensions(
  extensions: readonly Extension[],
  { root, tool, report }: { readonly root: string; readonly tool: string; readonly report: Report },
): Promise<CompiledExtensions | undefined> {
  const sources = new Map(
    extensions.flatMap(({ prefix, modules, scripts }) => [
      [`${prefix}#build`, Object.entries(modules).map(([name, path]) => `export * as ${name} from "./${path}";`)] as const,
      [`${prefix}#browser`, scripts.map((path, index) => `export { default as part${index} } from "./${path}";`)] as const,
    ]),
  );
  const styles = extensions.flatMap(({ prefix, style }) =>
    style === undefined ? [] : [{ in: join(root, "templates", style), out: nameOf(`${prefix}#style`) }],
  );
  try {
    const { outputFiles } = await build({
      entryPoints: [...[...sources.keys()].map((name) => ({ in: `extension:${name}`, out: nameOf(name) })), ...styles],
      plugins: [packageImports(tool), sourcesFrom(sources, join(root, "templates"))],
      absWorkingDir: root,
      outdir: root,
      bundle: true,
      format: "cjs",
      platform: "browser",
      target: BROWSERS,
      // Names stay, so that messages of errors can be read.
      minifyWhitespace: true,
      minifySyntax: true,
      sourcemap: "external",
      legalComments: "none",
      write: false,
      logLevel: "silent",
    });
    return compiledFrom(outputFiles, root);
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    for (const message of error.errors) reportMessage(message, extensions, report);
    return undefined;
  }
}

function compiledFrom(files: readonly OutputFile[], root: string): CompiledExtensions {
  const byName = new Map(files.map(({ path, text }) => [relative(root, path), text]));
  const textOf = (name: string) => byName.get(name) ?? "";
  return {
    scriptOf({ prefix }) {
      const name = `${nameOf(`${prefix}#build`)}.js`;
      const map = JSON.parse(textOf(`${name}.map`)) as SourceMapText;
      return { code: textOf(name), map: { ...map, sources: map.sources.map((source) => source.replace(/^extension:/, "")) } };
    },
    styleOf: ({ prefix }) => textOf(`${nameOf(`${prefix}#style`)}.css`).trim(),
    outputs: [...byName].filter(([name]) => !name.endsWith(".map")).map(([name, text]) => `${name}\n${text}`),
  };
}

/** A name of a file that esbuild writes nothing to: no folders, so that sources in the map start from the project's root. */
function nameOf(name: string): string {
  return name.replace(/[^a-z0-9-]+/gi, "_");
}

function sourcesFrom(sources: ReadonlyMap<string, readonly string[]>, folder: string): Plugin {
  return {
    name: "extensions",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^extension:/ }, ({ path }) => ({ path: path.slice("extension:".length), namespace: "extension" }));
      onLoad({ filter: /./, namespace: "extension" }, ({ path }) => ({
        contents: (sources.get(path) ?? []).join("\n"),
        resolveDir: folder,
        // Not TypeScript, in which what is not exported may be a type.
        loader: "js",
      }));
    },
  };
}

function reportMessage({ text, location, notes }: Message, extensions: readonly Extension[], report: Report): void {
  const reason = [text, ...notes.map((note) => note.text)].join(" ").replace(/\s+/g, " ");
  const values = { reason: reason.replace(/\.?$/, ".") };
  // One line of what imports an extension is one of its files, which lacks what is imported.
  const importing = extensions.find(({ prefix }) => location?.file.endsWith(`${prefix}#browser`));
  const script = importing?.scripts[(location?.line ?? 1) - 1];
  if (script !== undefined) report.add("extension/does-not-compile", { file: `templates/${script}`, line: 1, column: 1 }, values);
  else {
    const { file = "templates", line = 1, column = 0 } = location ?? {};
    report.add("extension/does-not-compile", { file: file.replace(/\\/g, "/"), line, column: column + 1 }, values);
  }
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return typeof error === "object" && error !== null && "errors" in error && Array.isArray(error.errors);
}
