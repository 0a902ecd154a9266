import { LINE_PATTERN } from "../diagnostics/print-line.ts";
import type { FileSchema } from "../schemas/schemas.ts";

/** Where an editor finds schemas and the tool, from the folder that it opens. */
export interface EditorPaths {
  /** Folder of the schemas, with `./` before it. */
  readonly schemas: string;
  /** What starts the tool. */
  readonly command: string;
}

export interface EditorFile {
  readonly path: string;
  readonly bytes: string;
}

/** Settings of Visual Studio Code for a folder: schemas for what is typed, and tasks whose output stands under Problems. */
export function editorFiles(schemas: readonly FileSchema[], { schemas: folder, command }: EditorPaths): readonly EditorFile[] {
  const urlOf = ({ name }: FileSchema) => `${folder}/${name}.json`;
  const yaml = schemas.filter(({ kind }) => kind === "yaml").map((schema) => [urlOf(schema), schema.files]);
  const json = schemas.filter(({ kind }) => kind === "json").map((schema) => ({ fileMatch: schema.files, url: urlOf(schema) }));
  return [
    file("settings", {
      "yaml.schemas": Object.fromEntries(yaml),
      "json.schemas": json,
      "files.associations": { "**/modules/*/module*.md": "markdown" },
      "[markdown]": { "editor.wordWrap": "on", "editor.quickSuggestions": { other: true, comments: false, strings: false } },
    }),
    file("extensions", { recommendations: ["redhat.vscode-yaml"] }),
    file("tasks", { version: "2.0.0", tasks: tasks(command) }),
  ];
}

function file(name: string, content: object): EditorFile {
  return { path: `.vscode/${name}.json`, bytes: `${JSON.stringify(content, undefined, 2)}\n` };
}

/** Reads what `--format line` prints. A hint has no name in this format, and is shown as information. */
const MATCHER = {
  owner: "curricle",
  source: "curricle",
  severity: "info",
  fileLocation: ["relative", "${workspaceFolder}"],
  pattern: { regexp: LINE_PATTERN, file: 1, line: 2, column: 3, severity: 4, code: 5, message: 6 },
};

function tasks(command: string): readonly object[] {
  const once = (name: string, more: object) => ({
    label: `curricle: ${name}`,
    type: "shell",
    command: `${command} ${name} --format line`,
    problemMatcher: MATCHER,
    ...more,
  });
  return [
    once("check", { group: "test" }),
    once("build", { group: { kind: "build", isDefault: true } }),
    {
      label: "curricle: check while I write",
      type: "shell",
      command: `${command} check --watch --format line`,
      isBackground: true,
      runOptions: { runOn: "folderOpen" },
      presentation: { reveal: "never" },
      problemMatcher: {
        ...MATCHER,
        background: { activeOnStart: true, beginsPattern: WATCH_PATTERNS.begins, endsPattern: WATCH_PATTERNS.ends },
      },
    },
    { label: "curricle: preview", type: "shell", command: `${command} preview`, isBackground: true, problemMatcher: [] },
  ];
}

/** The lines that `check --watch` prints before and behind each run. */
const WATCH_PATTERNS = { begins: "^Checking ", ends: "^Waiting for a change\\." };
