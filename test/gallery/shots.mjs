// Takes pictures of every example of every question type, in four states and up to three widths, in forced colours and from right to left too, into test/output/gallery/.
// `npm run gallery:shots`; `npm run gallery:shots -- matching cloze` takes those of two types.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const home = resolve(fileURLToPath(import.meta.url), "../../..");
// Two folders below the project's, as the sources are, so that what they read by relative paths is found.
const bundle = join(home, "test/output/shots.mjs");
mkdirSync(join(home, "test/output"), { recursive: true });
await build({
  entryPoints: [join(home, "test/gallery/shots.ts")],
  outfile: bundle,
  bundle: true,
  platform: "node",
  format: "esm",
  external: ["esbuild", "playwright-core"],
  banner: { js: 'import { createRequire as from } from "node:module"; const require = from(import.meta.url);' },
  logLevel: "error",
});
const { takeShots } = await import(pathToFileURL(bundle).href);
await takeShots(process.argv.slice(2));
