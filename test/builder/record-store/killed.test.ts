import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { build } from "esbuild";
import { home } from "../../support/project.ts";
import { aStatement, testUuid } from "./ask.ts";

const scratch = mkdtempSync(join(tmpdir(), "curricle-killed-"));
const folder = join(scratch, "data");
const script = join(scratch, "child.mjs");

beforeAll(async () => {
  const entry = join(home, "test/builder/record-store/durable-child.ts");
  await build({ entryPoints: [entry], outfile: script, bundle: true, platform: "node", format: "esm", logLevel: "error" });
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Starts a store in a process of its own, whose files may have so many blocks of 1,024 bytes. */
async function start(blocks = "unlimited"): Promise<{ child: ChildProcess; address: string }> {
  const command = `ulimit -f ${blocks}; trap "" XFSZ; exec "$0" "$@"`;
  const child = spawn("bash", ["-c", command, process.execPath, script, folder], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout })) {
    const { port } = JSON.parse(line) as { port?: number };
    if (port !== undefined) return { child, address: `http://127.0.0.1:${port}` };
  }
  throw new Error("The store did not start.");
}

const ended = (child: ChildProcess) => new Promise<void>((resolve) => child.once("exit", () => resolve()));

const HEADERS = { authorization: `Basic ${btoa("owner:secret")}`, "x-experience-api-version": "1.0.3" };
const ask = (url: string, init: RequestInit = {}) => fetch(url, { ...init, headers: { ...HEADERS, ...(init.headers as object) } });

const profile = (n: number) => `/activities/profile?activityId=https://a.example/${n}&profileId=p`;
const payload = (n: number) => `essay number ${n} `.repeat(20);
const sumOf = (text: string) => createHash("sha256").update(text).digest("hex");

/** A statement with data that comes with it. */
function withData(n: number): RequestInit {
  const sum = sumOf(payload(n));
  const attachment = { usageType: "https://u.example", display: { en: "D" }, contentType: "text/plain", length: 1, sha2: sum };
  const body = [
    "--cut\r\ncontent-type: application/json\r\n\r\n",
    JSON.stringify(aStatement(n, { attachments: [attachment] })),
    `\r\n--cut\r\ncontent-transfer-encoding: binary\r\nx-experience-api-hash: ${sum}\r\n\r\n${payload(n)}\r\n--cut--\r\n`,
  ].join("");
  return { method: "POST", body, headers: { "content-type": "multipart/mixed; boundary=cut" } };
}

const document = (n: number): RequestInit => ({
  method: "POST",
  body: JSON.stringify({ n }),
  headers: { "content-type": "application/json" },
});

/** Sends from several clients at once, and kills the store with some requests in the air. Returns what it acknowledged. */
async function writeUntilKilled(child: ChildProcess, address: string, first: number, enough: number): Promise<number[]> {
  const acknowledged: number[] = [];
  let next = first;
  const client = async () => {
    while (!child.killed) {
      next += 1;
      const n = next;
      const answers = await Promise.all([ask(`${address}/statements`, withData(n)), ask(address + profile(n), document(n))]).catch(
        () => [],
      );
      if (answers.length === 2 && answers.every(({ ok }) => ok)) acknowledged.push(n);
      if (acknowledged.length >= enough) child.kill("SIGKILL");
    }
  };
  await Promise.all([...Array.from({ length: 8 }, client), ended(child)]);
  return acknowledged;
}

/** What of these is not there as it was acknowledged. */
async function missing(address: string, numbers: readonly number[]): Promise<number[]> {
  const found = await Promise.all(
    numbers.map(async (n) => {
      const statement = await ask(`${address}/statements?statementId=${testUuid(n)}&attachments=true`);
      const held = await ask(address + profile(n));
      return (await statement.text()).includes(payload(n)) && (await held.text()) === JSON.stringify({ n }) ? [] : [n];
    }),
  );
  return found.flat();
}

test("nothing acknowledged is lost when the process is killed in the middle of writes, time after time", async () => {
  const all: number[] = [];
  const lost: number[][] = [];
  for (const enough of [1, 5, 15, 30, 50]) {
    const { child, address } = await start();
    all.push(...(await writeUntilKilled(child, address, enough * 1000, enough)));
    const again = await start();
    lost.push(await missing(again.address, all));
    again.child.kill("SIGKILL");
    await ended(again.child);
  }
  expect(lost).toEqual([[], [], [], [], []]);
  expect(all.length).toBeGreaterThanOrEqual(101);
}, 120_000);

test("a folder that another process has open is refused, and free as soon as that process is killed", async () => {
  const { child } = await start();
  const second = spawn(process.execPath, [script, folder], { stdio: ["ignore", "ignore", "pipe"] });
  const words: Buffer[] = [];
  second.stderr.on("data", (piece: Buffer) => words.push(piece));
  await ended(second);
  expect(Buffer.concat(words).toString()).toContain(`Another process has ${folder} open.`);
  child.kill("SIGKILL");
  await ended(child);
  const third = await start();
  expect((await ask(`${third.address}/about`)).status).toBe(200);
  third.child.kill("SIGKILL");
  await ended(third.child);
});

test("where the disk takes no more, nothing is acknowledged any more, and what was is there", async () => {
  rmSync(folder, { recursive: true });
  const { child, address } = await start("20");
  const statuses: number[] = [];
  for (let n = 1; n <= 60; n += 1)
    statuses.push((await ask(address + profile(n), document(n))).status, (await ask(`${address}/statements`, withData(n))).status);
  child.kill("SIGKILL");
  await ended(child);
  const taken = statuses.flatMap((_, place) => (statuses[place * 2] === 204 && statuses[place * 2 + 1] === 200 ? [place + 1] : []));
  const again = await start();
  expect(taken.length).toBeGreaterThan(3);
  expect(await missing(again.address, taken)).toEqual([]);
  expect([statuses.filter((status) => status === 500).length, statuses.at(-1)]).toEqual([1, 503]);
  again.child.kill("SIGKILL");
  await ended(again.child);
});
