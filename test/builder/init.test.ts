import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { TOOL_KINDS } from "../../builder/compile/kinds.ts";
import { LINE_PATTERN } from "../../builder/diagnostics/print-line.ts";
import { editorFiles } from "../../builder/init/editor.ts";
import { snippetFile } from "../../builder/init/snippets.ts";
import { toolSchemas } from "../../builder/schemas/tool-schemas.ts";
import { version } from "../../builder/version.ts";
import { home, kit } from "../support/project.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "curricle-init-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const init = (...args: string[]) =>
  spawnSync(process.execPath, [join(home, "builder/compiled/cli.mjs"), "init", ...args], { cwd: folder, encoding: "utf8" });
const filesIn = (name: string) =>
  readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, name).length + 1))
    .toSorted();
const curricleOf = (name: string) =>
  (JSON.parse(readFileSync(join(folder, name, "package.json"), "utf8")) as { dependencies: { curricle: string } }).dependencies.curricle;

describe("curricle init", () => {
  test("writes all that authors need into a new folder, asks nothing, and says what comes next", () => {
    const { status, stdout, stderr } = init("anytown");
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("Next:\n  cd anytown\n  npm install\n  npm start\n");
    expect(filesIn("anytown")).toEqual([
      ".dockerignore",
      ".github/workflows/courses.yml",
      ".gitignore",
      ".vscode/curricle.code-snippets",
      ".vscode/extensions.json",
      ".vscode/settings.json",
      ".vscode/tasks.json",
      "Containerfile",
      "README.md",
      ...["creators", "drivers", "embedders", "shapers", "users"].map((id) => `modules/archetypes/${id}.yaml`),
      "modules/courses/start.yaml",
      "modules/first-steps/module.md",
      "modules/frameworks/ai-learning-needs.yaml",
      "modules/project.yaml",
      "package.json",
      "templates/README.md",
    ]);
  });

  test("fills in the names: none of its own marks is left", () => {
    init("Any Town");
    const texts = filesIn("Any Town").map((path) => readFileSync(join(folder, "Any Town", path), "utf8"));
    expect(texts.filter((text) => /\{(name|review|today)\}/.test(text))).toEqual([]);
    expect(readFileSync(join(folder, "Any Town/modules/project.yaml"), "utf8")).toContain("iri: https://learning.example.org/any-town/");
  });

  test("writes into a folder that holds nothing but what git keeps", () => {
    mkdirSync(join(folder, ".git"));
    expect(init(".").status).toBe(0);
  });

  test("refuses a folder that holds something, writes nothing and says what to do", () => {
    mkdirSync(join(folder, "anytown"));
    writeFileSync(join(folder, "anytown/notes.txt"), "mine");
    const { status, stderr } = init("anytown");
    expect([status, filesIn("anytown")]).toEqual([1, ["notes.txt"]]);
    expect(stderr).toBe(
      "anytown is not empty: it holds notes.txt. Nothing was written.\nName a new folder: curricle init anytown-courses\n",
    );
    const answer = init("anytown", "--json");
    expect([answer.status, JSON.parse(answer.stdout)]).toEqual([1, expect.objectContaining({ ok: false, remedy: expect.any(String) })]);
  });

  test.each([
    ["its own version", [], `^${version}`],
    ["a range", ["--curricle", "~2.1.0"], "~2.1.0"],
    ["an address", ["--curricle", "git+https://example.org/curricle.git"], "git+https://example.org/curricle.git"],
    ["a tarball of this machine, which is copied", ["--curricle", "curricle.tgz"], "file:curricle.tgz"],
    ["the same with its scheme", ["--curricle", "file:./curricle.tgz"], "file:curricle.tgz"],
    ["a folder of this machine, from the new one", ["--curricle", "."], "file:.."],
  ])("depends on %s", (_, args, expected) => {
    writeFileSync(join(folder, "curricle.tgz"), "");
    init("anytown", ...args);
    expect(curricleOf("anytown")).toBe(expected);
  });

  test("copies a tarball of this machine, so that the new folder has all that it needs", () => {
    writeFileSync(join(folder, "curricle.tgz"), "packed");
    init("anytown", "--curricle", "curricle.tgz");
    expect(readFileSync(join(folder, "anytown/curricle.tgz"), "utf8")).toBe("packed");
    expect(readFileSync(join(folder, "anytown/.gitignore"), "utf8")).not.toContain("tgz");
  });

  test("starts with the archetypes and learning needs of this repository", () => {
    init("anytown");
    const paths = filesIn("anytown").filter((path) => /^modules\/(archetypes|frameworks)\//.test(path));
    expect(paths.map((path) => readFileSync(join(folder, "anytown", path), "utf8"))).toEqual(
      paths.map((path) => readFileSync(join(home, path), "utf8")),
    );
  });
});

describe("the files for Visual Studio Code", () => {
  test("of this repository are those that init would write, with this repository's own tool", async () => {
    const files = editorFiles(await toolSchemas(kit), { schemas: "./builder/compiled/schemas", command: "node builder/compiled/cli.mjs" });
    expect(files.map(({ path }) => readFileSync(join(home, path), "utf8"))).toEqual(files.map(({ bytes }) => bytes));
  });

  test("give each kind of file its schema, but front matter, which the editor's YAML extension does not look at", async () => {
    const schemas = await toolSchemas(kit);
    const [settings] = editorFiles(schemas, { schemas: "./s", command: "c" });
    const { "yaml.schemas": yaml, "json.schemas": json } = JSON.parse(settings?.bytes ?? "") as {
      "yaml.schemas": Record<string, string[]>;
      "json.schemas": { url: string; fileMatch: string[] }[];
    };
    const given = [...Object.entries(yaml), ...json.map(({ url, fileMatch }) => [url, fileMatch])];
    expect(given).toEqual(schemas.filter(({ kind }) => kind !== "front-matter").map(({ name, files }) => [`./s/${name}.json`, files]));
  });

  test("read the problems of each task with the pattern that belongs to --format line", async () => {
    const tasks = editorFiles(await toolSchemas(kit), { schemas: "./s", command: "c" }).find(({ path }) => path.endsWith("tasks.json"));
    const read = JSON.parse(tasks?.bytes ?? "") as { tasks: { command: string; problemMatcher: { pattern?: { regexp: string } } }[] };
    const patterns = read.tasks.map(({ command, problemMatcher }) => [
      command.endsWith("--format line"),
      problemMatcher.pattern?.regexp === LINE_PATTERN,
    ]);
    expect(patterns).toEqual([
      [true, true],
      [true, true],
      [true, true],
      [false, false],
    ]);
  });

  test("have a snippet for each question type and block, which becomes its example", () => {
    const snippets = Object.values(
      JSON.parse(snippetFile(TOOL_KINDS, "A module").bytes) as Record<string, { prefix: string[]; body: string[] }>,
    );
    const { questionTypes, blockKinds } = TOOL_KINDS;
    const [example] = questionTypes[0]?.examples ?? [];
    const body = snippets.find(({ prefix }) => prefix.includes(questionTypes[0]?.id ?? ""))?.body.join("\n");
    expect(body?.replace(/\\([\\$}])/g, "$1")).toBe(example?.markdown.trimEnd());
    const named = snippets.flatMap(({ prefix }) => prefix);
    expect(questionTypes.filter(({ id }) => !named.includes(id))).toEqual([]);
    expect(blockKinds.filter(({ name, within }) => within === undefined && !named.includes(name)).map(({ name }) => name)).toEqual([]);
  });
});
