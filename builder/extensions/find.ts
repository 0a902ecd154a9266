import { existsSync } from "node:fs";
import { readdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import { TOOL_KINDS } from "../compile/kinds.ts";
import { compare } from "../diagnostics/diagnostic.ts";
import type { Report } from "../diagnostics/report.ts";
import { targets } from "../../templates/targets/index.ts";

/** Something that a project brings along. Paths are from the project's `templates/`, with `/`. */
export interface Extension {
  readonly kind: "question" | "target" | "block";
  readonly id: string;
  /** What belongs to it begins with this: `questions/<type>/`, `targets/<id>/`, `blocks/<name>`. */
  readonly prefix: string;
  /** What is read at build time, by what it is called in code. */
  readonly modules: Readonly<Record<string, string>>;
  /** What runs in the browser. */
  readonly scripts: readonly string[];
  readonly templates: readonly string[];
  readonly style: string | undefined;
}

/** What messages call it. */
export const WHAT: Readonly<Record<Extension["kind"], string>> = { question: "question type", target: "target", block: "block" };

const ID = /^(?=.{1,32}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** Blocks that only stand in questions, and variants. */
const TAKEN = ["for", "otherwise", "hint", "explanation"];

/** What lies below a project's `templates/`, sorted; none where these are the tool's own. What cannot be used is reported and left out. */
export async function findExtensions(root: string, tool: string, report: Report): Promise<readonly Extension[]> {
  const folder = join(root, "templates");
  if ((await realpath(folder)) === (await realpath(tool))) return [];
  const found = [...(await questionsIn(folder)), ...(await targetsIn(folder)), ...(await blocksIn(folder))];
  const names = new Map<string, string>();
  for (const { id } of TOOL_KINDS.questionTypes) names.set(`::: ${id}`, "a question type of curricle");
  for (const { name } of TOOL_KINDS.blockKinds) names.set(`::: ${name}`, "a block of curricle");
  for (const name of TAKEN) names.set(`::: ${name}`, "a block of curricle");
  for (const { id } of targets) names.set(id, "a target of curricle");
  return found.filter((extension) => isUsable(extension, folder, names, report));
}

function isUsable(extension: Extension, folder: string, names: Map<string, string>, report: Report): boolean {
  const { kind, id, prefix, modules, scripts, templates } = extension;
  const values = { what: WHAT[kind], id };
  const place = { file: `templates/${Object.values(modules)[0] ?? templates[0] ?? prefix}`, line: 1, column: 1 };
  const word = kind === "target" ? id : `::: ${id}`;
  const owner = names.get(word);
  names.set(word, `a ${WHAT[kind]} of this project`);
  const missing = [...Object.values(modules), ...scripts, ...templates].filter((path) => !existsSync(join(folder, path)));
  if (!ID.test(id)) report.add("extension/bad-name", place, values);
  else if (owner !== undefined) report.add("extension/name-taken", place, { ...values, owner });
  else for (const path of missing) report.add("extension/missing-file", { ...place, file: `templates/${path}` }, { ...values, file: path });
  return ID.test(id) && owner === undefined && missing.length === 0;
}

async function questionsIn(folder: string): Promise<Extension[]> {
  const ids = await foldersIn(join(folder, "questions"));
  return ids.map((id): Extension => {
    const prefix = `questions/${id}/`;
    const present = (name: string) => (existsSync(join(folder, prefix, name)) ? [`${prefix}${name}`] : []);
    return {
      kind: "question",
      id,
      prefix,
      modules: { author: `${prefix}author.ts`, question: `${prefix}question.ts` },
      scripts: [`${prefix}view.ts`],
      templates: [`${prefix}view.hbs`, ...present("outcome.hbs")],
      style: present("view.css")[0],
    };
  });
}

async function targetsIn(folder: string): Promise<Extension[]> {
  const ids = await foldersIn(join(folder, "targets"));
  return Promise.all(
    ids.map(async (id): Promise<Extension> => {
      const prefix = `targets/${id}/`;
      const names = await readdir(join(folder, prefix));
      const optional = ["host.ts", "objectives.ts"].filter((name) => names.includes(name));
      return {
        kind: "target",
        id,
        prefix,
        modules: { target: `${prefix}target.ts` },
        scripts: ["tracking.ts", ...optional].map((name) => `${prefix}${name}`),
        templates: names
          .filter((name) => name.endsWith(".hbs"))
          .sort(compare)
          .map((name) => `${prefix}${name}`),
        style: undefined,
      };
    }),
  );
}

/** A block is its template; the other files may be there. */
async function blocksIn(folder: string): Promise<Extension[]> {
  const names = await readdir(join(folder, "blocks")).catch(() => []);
  const ids = names.filter((name) => name.endsWith(".hbs")).map((name) => name.slice(0, -".hbs".length));
  return ids.sort(compare).map((id): Extension => {
    const prefix = `blocks/${id}`;
    const present = (ending: string) => (existsSync(join(folder, `${prefix}${ending}`)) ? [`${prefix}${ending}`] : []);
    const [kind] = present("/kind.ts");
    return {
      kind: "block",
      id,
      prefix,
      modules: kind === undefined ? {} : { kind },
      scripts: present(".ts"),
      templates: [`${prefix}.hbs`],
      style: present(".css")[0],
    };
  });
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => name)
    .sort(compare);
}
