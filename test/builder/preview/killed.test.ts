import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { appendFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { home, openProject, type TestProject } from "../../support/project.ts";

const CLI = join(home, "builder/compiled/cli.mjs");
const SECRET = "told-to-nobody";

let project: TestProject;
beforeAll(() => {
  project = openProject("small");
});
afterAll(() => project.remove());

interface Started {
  readonly child: ChildProcess;
  readonly endpoint: string;
  /** What it said on its way. */
  readonly said: () => string;
}

async function start(): Promise<Started> {
  const child = spawn(process.execPath, [CLI, "preview", "--port", "0", "--json", "--data", "data", "--secret", SECRET], {
    cwd: project.root,
  });
  const parts: Buffer[] = [];
  child.stderr.on("data", (part: Buffer) => parts.push(part));
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const { recordStore } = JSON.parse(line.toString()) as { recordStore: { endpoint: string } };
  return { child, endpoint: recordStore.endpoint, said: () => Buffer.concat(parts).toString() };
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

const HEADERS = {
  authorization: `Basic ${btoa(`curricle:${SECRET}`)}`,
  "x-experience-api-version": "1.0.3",
  "content-type": "application/json",
};

function put(endpoint: string, id: string): Promise<Response> {
  const statement = {
    actor: { objectType: "Agent", mbox: "mailto:learner@example.org" },
    verb: { id: "http://adlnet.gov/expapi/verbs/passed" },
    object: { id: "https://curricle.example/killed" },
  };
  return fetch(`${endpoint}statements?statementId=${id}`, { method: "PUT", headers: HEADERS, body: JSON.stringify(statement) });
}

/** The largest file in the folder, which holds everything. */
function journal(): string {
  const files = readdirSync(join(project.root, "data")).map((name) => join(project.root, "data", name));
  return files.sort((one, other) => statSync(other).size - statSync(one).size)[0] ?? "";
}

test("a preview that is killed in the middle of writes has every statement that it acknowledged, and reads a torn end without complaint", async () => {
  const first = await start();
  const acknowledged: string[] = [];
  const writing = Array.from({ length: 60 }, async () => {
    const id = randomUUID();
    const { status } = await put(first.endpoint, id);
    acknowledged.push(...(status === 204 ? [id] : []));
    // With others under way.
    if (acknowledged.length === 25) first.child.kill("SIGKILL");
  });
  await Promise.allSettled([...writing, once(first.child, "exit")]);
  appendFileSync(journal(), '{"torn in the mid');

  const second = await start();
  const found = await Promise.all(
    acknowledged.map(async (id) => (await fetch(`${second.endpoint}statements?statementId=${id}`, { headers: HEADERS })).status),
  );
  const more = await put(second.endpoint, randomUUID());
  await kill(second.child);
  expect([acknowledged.length >= 25, new Set(found), more.status]).toEqual([true, new Set([200]), 204]);
  expect(second.said()).not.toMatch(/error|exception/i);
});

test("a second preview on the same folder says why it does not start", async () => {
  const first = await start();
  const second = spawn(process.execPath, [CLI, "preview", "--port", "0", "--data", "data"], { cwd: project.root });
  const parts: Buffer[] = [];
  second.stderr.on("data", (part: Buffer) => parts.push(part));
  const [code] = (await once(second, "exit")) as [number];
  await kill(first.child);
  expect([code, Buffer.concat(parts).toString()]).toEqual([2, expect.stringContaining("Another process has")]);
});
