import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Words } from "../compile/words.ts";
import { catalogue, type CatalogueEntry } from "../diagnostics/catalogue.ts";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { newReport, type Report } from "../diagnostics/report.ts";
import { compileExtensions } from "./compile.ts";
import { evaluate } from "./evaluate.ts";
import { type Extensions, NO_EXTENSIONS } from "./extensions.ts";
import { type Extension, findExtensions, WHAT } from "./find.ts";
import { readOwnWords } from "./own-words.ts";
import { blockKindOf, questionTypeOf, type Refuse, targetOf } from "./make.ts";
import { readTemplates } from "./templates.ts";

/** What the project in `root` brings along, or what is wrong with it. `tool` is the absolute path of the tool's own `templates/`. */
export async function loadExtensions(root: string, tool: string): Promise<Extensions> {
  const report = newReport();
  const extensions = await findExtensions(root, tool, report);
  const made = extensions.length > 0 ? await makeAll(extensions, { root, tool, report }) : NO_EXTENSIONS;
  return hasErrors(report.diagnostics) ? { ...NO_EXTENSIONS, found: report.diagnostics } : made;
}

interface Making {
  readonly root: string;
  readonly tool: string;
  readonly report: Report;
}

async function makeAll(extensions: readonly Extension[], making: Making): Promise<Extensions> {
  const { root, tool, report } = making;
  const folder = join(root, "templates");
  const [compiled, templates, parts, english] = await Promise.all([
    compileExtensions(extensions, making),
    readTemplates(extensions, folder, report),
    knownParts(tool),
    readJson<Words>(join(tool, "strings", "en.json")),
  ]);
  const words = await readOwnWords(folder, english, report);
  if (!compiled) return NO_EXTENSIONS;
  const made = extensions.flatMap((extension) => {
    const evaluated = evaluate(extension, compiled.scriptOf(extension), report);
    return evaluated ? [{ extension, evaluated, refuse: refusing(extension, report) }] : [];
  });
  const of = (kind: Extension["kind"]) => made.filter(({ extension }) => extension.kind === kind);
  const questionTypes = of("question").flatMap(({ extension, evaluated, refuse }) => questionTypeOf(extension, evaluated, refuse) ?? []);
  const targets = of("target").flatMap(({ extension, evaluated, refuse }) => targetOf(extension, evaluated, parts, refuse) ?? []);
  const blockKinds = of("block").flatMap(({ extension, evaluated, refuse }) => blockKindOf(extension, evaluated, refuse) ?? []);
  const declared = [
    ...questionTypes.map(({ id, problems }) => ({ id, problems })),
    ...blockKinds.map(({ name, problems = {} }) => ({ id: name, problems })),
  ];
  const hash = createHash("sha256").update(JSON.stringify([compiled.outputs, [...templates.texts], [...words]]));
  return {
    questionTypes,
    targets,
    blockKinds,
    found: [],
    codes: codesOf(declared, made),
    specs: templates.specs,
    styles: new Map(
      extensions.flatMap((extension) => (extension.style ? [[extension.prefix.replace(/\/$/, ""), compiled.styleOf(extension)]] : [])),
    ),
    words,
    isOwn: (path) => extensions.some(({ kind, prefix }) => isWithin(path, prefix, kind)),
    identity: hash.digest("hex"),
  };
}

/** `blocks/<name>` is a name and not a folder: what belongs to it goes on with a dot or a slash. */
function isWithin(path: string, prefix: string, kind: Extension["kind"]): boolean {
  if (kind === "block") return path === prefix || path.startsWith(`${prefix}.`) || path.startsWith(`${prefix}/`);
  return `${path}/`.startsWith(prefix);
}

function refusing({ kind, id }: Extension, report: Report): Refuse {
  return (path, reason) =>
    report.add("extension/wrong-shape", { file: `templates/${path}`, line: 1, column: 1 }, { what: WHAT[kind], id, reason });
}

interface Declaring {
  readonly id: string;
  readonly problems: Readonly<Record<string, { readonly message: string; readonly remedy: string; readonly severity?: "warning" }>>;
}

/** Codes are permanent and mean one thing: one that is known already must say the same. */
function codesOf(
  declared: readonly Declaring[],
  made: readonly { readonly extension: Extension; readonly refuse: Refuse }[],
): Readonly<Record<string, CatalogueEntry>> {
  const codes: Record<string, CatalogueEntry> = {};
  for (const { id, problems } of declared) {
    for (const [code, { message, remedy, severity = "error" }] of Object.entries(problems)) {
      const known = catalogue[code] ?? codes[code];
      const { extension, refuse } = made.find((one) => one.extension.id === id) ?? {};
      if (known && (known.message !== message || known.remedy !== remedy))
        refuse?.(Object.values(extension?.modules ?? {})[0] ?? "", `problems names ${code}, which says something else already.`);
      codes[code] = { severity, message, remedy };
    }
  }
  return codes;
}

/** Names of the npm packages that packages may contain: the tool knows their licences. */
async function knownParts(tool: string): Promise<readonly string[]> {
  const { parts } = await readJson<{ readonly parts: readonly { readonly name: string }[] }>(join(tool, "cards", "parts.json"));
  return parts.map(({ name }) => name);
}

async function readJson<Value>(path: string): Promise<Value> {
  return JSON.parse(await readFile(path, "utf8")) as Value;
}
