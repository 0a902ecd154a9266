import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Handlebars from "handlebars";
import OPTIONS from "./handlebars-options.json" with { type: "json" };

type TemplateSpecification = Parameters<typeof Handlebars.template>[0];

/** Fills a template with values. Compiled at first use and kept. */
export type Fill = (values: object) => string;

export interface TemplateSet {
  /** The template at that path below `templates/`; `{{values}}` are escaped for HTML and XML. */
  template(path: string): Fill;
  /** The same where there is one. */
  optional(path: string): Fill | undefined;
}

/** Stands where a template says `{{cut}}`: what lies between two cuts is the same in many documents. No text holds it. */
export const CUT = "\u0000";

/** Templates that were compiled when the tool was, by path: compiling them costs more than filling them. */
export type TemplateSpecs = Readonly<Record<string, TemplateSpecification>>;

/** Templates of one folder, with the pieces in `layout/` as partials under their own names. */
export function loadTemplates(folder: string, specs: TemplateSpecs = {}): TemplateSet {
  const handlebars = Handlebars.create();
  const load = (path: string): Fill => {
    const spec = specs[path];
    return spec ? handlebars.template(spec) : handlebars.compile(readFileSync(join(folder, path), "utf8"), OPTIONS);
  };
  for (const name of readdirSync(join(folder, "layout")).filter((file) => file.endsWith(".hbs"))) {
    handlebars.registerPartial(name.replace(/\.hbs$/, ""), load(`layout/${name}`));
  }
  handlebars.registerHelper("cut", () => CUT);
  handlebars.registerHelper("equals", (a: unknown, b: unknown) => a === b);
  handlebars.registerHelper("words", (text: string, { hash }: { hash: Record<string, unknown> }) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in hash ? String(hash[name]) : whole)),
  );
  const kept = new Map<string, Fill>();
  const template: TemplateSet["template"] = (path) => {
    const known = kept.get(path);
    if (known) return known;
    const compiled = load(path);
    kept.set(path, compiled);
    return compiled;
  };
  return { template, optional: (path) => (path in specs || existsSync(join(folder, path)) ? template(path) : undefined) };
}
