import { compileFunction } from "node:vm";
import type { Report } from "../diagnostics/report.ts";
import type { CompiledScript } from "./compile.ts";
import { type Extension, WHAT } from "./find.ts";
import { type ExtensionPlaces, placesIn, reasonOf } from "./places.ts";

type Exports = Readonly<Record<string, unknown>>;

/** The modules of an extension, run once, each with its exports. */
export interface Evaluated {
  readonly modules: Readonly<Record<string, Exports>>;
  readonly places: ExtensionPlaces;
}

/** Runs the build-time side of an extension; `undefined` after reporting what it has thrown. */
export function evaluate({ kind, id, prefix, modules }: Extension, { code, map }: CompiledScript, report: Report): Evaluated | undefined {
  const script = `curricle-extension:${prefix}`;
  const places = placesIn(map, script, `templates/${Object.values(modules)[0] ?? prefix}`);
  const module: { exports: Readonly<Record<string, Exports>> } = { exports: {} };
  try {
    compileFunction(code, ["module", "exports"], { filename: script })(module, module.exports);
    return { modules: module.exports, places };
  } catch (error) {
    report.add("extension/throws", places.ofError(error), { name: "The code", what: `${WHAT[kind]} "${id}"`, reason: reasonOf(error) });
    return undefined;
  }
}

/** The default export of a module, or the one that is named like its folder, as curricle's own are: `rankingSlider` of `ranking-slider/`. */
export function mainExport(exports: Exports = {}, folder: string, ending = ""): unknown {
  return exports["default"] ?? exports[folder.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()) + ending];
}
