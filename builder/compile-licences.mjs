// Whoever gets the compiled tool gets the licences of what is compiled into it.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The licences of the npm packages that these files are of, as one text. `files` are paths as esbuild names its inputs. */
export async function licencesOf(files) {
  const folders = new Set(files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []));
  const texts = await Promise.all([...folders].sort().map(licenceOf));
  return `The command line of curricle holds code from these packages.\n\n${texts.join("\n")}`;
}

async function licenceOf(folder) {
  const { name, version, license = "" } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return `===== ${name} ${version}\n\n${[`Licence: ${license}`, ...texts.map((text) => text.trim())].join("\n\n")}\n`;
}
