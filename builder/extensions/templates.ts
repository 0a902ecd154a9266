import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { compileFunction } from "node:vm";
import Handlebars from "handlebars";
import OPTIONS from "../compile/render/handlebars-options.json" with { type: "json" };
import type { TemplateSpecs } from "../compile/render/templates.ts";
import { diagnosticOf, type Report } from "../diagnostics/report.ts";
import { ExtensionError } from "./extension-error.ts";
import { type Extension, WHAT } from "./find.ts";
import { reasonOf } from "./places.ts";

type Spec = TemplateSpecs[string];

export interface OwnTemplates {
  readonly specs: TemplateSpecs;
  /** Their texts, by path. */
  readonly texts: ReadonlyMap<string, string>;
}

/** The templates of extensions, compiled. What cannot be read is reported. `folder` is the absolute path of the project's `templates/`. */
export async function readTemplates(extensions: readonly Extension[], folder: string, report: Report): Promise<OwnTemplates> {
  const texts = new Map<string, string>();
  const specs: Record<string, Spec> = {};
  for (const { kind, id, templates } of extensions) {
    for (const path of templates) {
      const text = await readFile(join(folder, path), "utf8");
      const values = { what: WHAT[kind], id };
      texts.set(path, text);
      try {
        specs[path] = guardedSpec(specOf(text), (error) => badTemplate(error, path, values));
      } catch (error) {
        report.take([badTemplate(error, path, values)]);
      }
    }
  }
  return { specs, texts };
}

/** Throws where the text is no Handlebars. */
function specOf(text: string): Spec {
  // The types of Handlebars say an object, and it is the text of one.
  const spec = Handlebars.precompile(text, OPTIONS) as unknown as string;
  return compileFunction(`return ${spec}`)() as Spec;
}

/** A template that cannot be filled, such as one that names a piece that there is not, says which it is. */
function guardedSpec(spec: Spec, diagnose: (error: unknown) => ReturnType<typeof badTemplate>): Spec {
  const { main, ...rest } = spec as { readonly main: (...given: unknown[]) => unknown };
  const guardedMain = (...given: unknown[]) => {
    try {
      return main(...given);
    } catch (error) {
      throw new ExtensionError(diagnose(error));
    }
  };
  return { ...rest, main: guardedMain };
}

/** Handlebars says where: `Parse error on line 3`, or the properties of an error that is thrown while filling. */
function badTemplate(error: unknown, path: string, values: { readonly what: string; readonly id: string }) {
  const { lineNumber, column } = Object(error) as { readonly lineNumber?: number; readonly column?: number };
  const whole = reasonOf(error);
  // What follows is a list of all that the grammar knows.
  const reason = whole.replace(/ Expecting .*$/, ".");
  const line = lineNumber ?? Number(/Parse error on line (\d+)/.exec(whole)?.[1] ?? 1);
  return diagnosticOf("extension/bad-template", { file: `templates/${path}`, line, column: (column ?? 0) + 1 }, { ...values, reason });
}
