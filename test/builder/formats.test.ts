import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { LINE_PATTERN, printAnnotation, printLine } from "../../builder/diagnostics/print-line.ts";
import { catalogue } from "../../builder/diagnostics/catalogue.ts";
import { home, openProject, type TestProject } from "../support/project.ts";

let project: TestProject;

beforeEach(() => {
  project = openProject("small");
});

afterEach(() => project.remove());

function curricle(folder: string, server: string, ...args: string[]) {
  const env = { ...process.env, NO_COLOR: "1", GITHUB_ACTIONS: server };
  return spawnSync(process.execPath, [join(home, "builder/compiled/cli.mjs"), ...args], { cwd: folder, encoding: "utf8", env });
}

const FILE = "modules/clean-hands/module.md";
const breakIt = () => project.edit({ file: FILE, find: "points=2", put: "points=0" });
const WRONG = '"0" is not a number of points. Use a whole number from 1 to 10: points=2';
const PASSIVE = "“is being tested” is passive: it says what is done, not who does it.";

describe("--format line", () => {
  test.each([
    ["an error", "points=2", "points=0", ["55", "46", "error", "question/bad-points", WRONG]],
    [
      "a hint",
      "There are five moments.",
      "The tool is being tested.",
      ["38", "1", "hint", "prose/passive-voice", expect.stringContaining(PASSIVE)],
    ],
  ])("prints %s in one line that an editor's problem matcher reads", (_, find, put, read) => {
    project.edit({ file: FILE, find, put });
    const [line = ""] = curricle(project.root, "", "check", "--format", "line").stderr.split("\n");
    expect(new RegExp(LINE_PATTERN).exec(line)?.slice(1)).toEqual([FILE, ...read]);
  });

  test("names files from the folder that it is started in", () => {
    breakIt();
    const { stderr } = curricle(dirname(project.root), "", "build", "--root", project.root, "--format", "line", "--quiet");
    expect(stderr.split("\n")[0]).toBe(
      `${project.root.split("/").at(-1)}/modules/clean-hands/module.md:55:46: error question/bad-points: ${WRONG}`,
    );
  });

  test("reads back every code that there is, whatever its texts", () => {
    const diagnostics = Object.entries(catalogue).map(([code, texts]) => ({ ...texts, code, file: "a b/c:d.md", line: 7, column: 3 }));
    const read = diagnostics.map((diagnostic) => new RegExp(LINE_PATTERN).exec(printLine(diagnostic, "").trimEnd())?.slice(1, 6));
    expect(read).toEqual(diagnostics.map(({ file, severity, code }) => [file, "7", "3", severity, code]));
  });
});

describe("annotations for GitHub Actions", () => {
  const annotation = `::error file=modules/clean-hands/module.md,line=55,col=46,title=question/bad-points::${WRONG.replace(". ", ".%0A")}`;

  test.each([
    ["where a workflow runs", "true", []],
    ["where they are asked for", "", ["--format", "github"]],
  ])("follow the problems %s, and hints get none", (_, server, args) => {
    breakIt();
    const { stderr } = curricle(project.root, server, "check", ...args);
    expect(stderr.split("\n").filter((line) => line.startsWith("::"))).toEqual([annotation]);
    expect(stderr).toContain("> 55 │ ::: choice {#last-moment");
  });

  test("leave JSON alone", () => {
    breakIt();
    const { stdout, stderr } = curricle(project.root, "true", "check", "--json");
    expect([JSON.parse(stdout), stderr]).toEqual([expect.objectContaining({ ok: false }), ""]);
  });

  test("write what has a meaning in the command in another way", () => {
    const diagnostic = {
      file: "a,b:c.md",
      line: 1,
      column: 2,
      code: "area/code",
      severity: "warning",
      message: "100%",
      remedy: "One\r\ntwo: three",
    } as const;
    expect(printAnnotation(diagnostic, "sub")).toBe(
      "::warning file=sub/a%2Cb%3Ac.md,line=1,col=2,title=area/code::100%25%0AOne%0D%0Atwo: three\n",
    );
  });
});
