// How many requests a second the record store answers over loopback, in memory and with a folder. Prints a Markdown table.
// node test/bench/record-store.mjs
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";

const scratch = mkdtempSync(join(tmpdir(), "curricle-bench-"));
const script = join(scratch, "store.mjs");
const entry = new URL("../builder/record-store/durable-child.ts", import.meta.url).pathname;
await build({ entryPoints: [entry], outfile: script, bundle: true, platform: "node", format: "esm" });

const CLIENTS = 32;
const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
const headers = {
  authorization: `Basic ${btoa("owner:secret")}`,
  "x-experience-api-version": "1.0.3",
  "content-type": "application/json",
};

async function start(folder) {
  const child = spawn(process.execPath, [script, ...(folder ? [folder] : [])], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout })) {
    const { port } = JSON.parse(line);
    if (port) return { child, port };
  }
}

const ask = (port, method, path, body) =>
  new Promise((resolve, reject) => {
    const sending = request({ port, method, path, agent, headers }, (answer) => {
      answer.on("data", () => undefined);
      answer.on("end", () => (answer.statusCode < 300 ? resolve() : reject(new Error(`${answer.statusCode} to ${method} ${path}`))));
    });
    sending.on("error", reject);
    sending.end(body);
  });

/** What a process has used of the processor, ms: tells more than the clock on a machine that is busy with other things. */
function usedBy(child) {
  const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Requests a second, the middle and 99th of a hundred waiting times in ms, and what the store uses for each, ms of processor. */
async function rate(child, seconds, act) {
  const times = [];
  const used = usedBy(child);
  const until = performance.now() + seconds * 1000;
  let n = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (performance.now() < until) {
        const from = performance.now();
        await act((n += 1));
        times.push(performance.now() - from);
      }
    }),
  );
  times.sort((one, other) => one - other);
  const perSecond = Math.round(times.length / ((performance.now() - began) / 1000));
  return [
    perSecond,
    times[times.length >> 1].toFixed(1),
    times[Math.floor(times.length * 0.99)].toFixed(1),
    ((usedBy(child) - used) / times.length).toFixed(2),
  ];
}

const statement = (n) => ({
  id: randomUUID(),
  actor: { account: { homePage: "https://lms.example", name: `learner ${n % 500}` } },
  verb: { id: `https://v.example/${n % 20}`, display: { en: "did" } },
  object: { id: `https://a.example/${n % 1000}`, definition: { name: { en: `Activity ${n % 1000}` } } },
  context: {
    registration: `00000000-0000-4000-8000-${String(n % 2000).padStart(12, "0")}`,
    contextActivities: { parent: [{ id: `https://a.example/course/${n % 10}` }] },
  },
  timestamp: new Date(1_700_000_000_000 + n * 1000).toISOString(),
});

const rows = [];
for (const [name, folder] of [
  ["in memory", ""],
  ["with a folder", join(scratch, "data")],
]) {
  const { child, port } = await start(folder);
  rows.push([
    `POST one statement, ${name}`,
    ...(await rate(child, 5, (n) => ask(port, "POST", "/statements", JSON.stringify(statement(n))))),
  ]);
  rows.push([
    `POST a state, ${name}`,
    ...(await rate(child, 3, (n) =>
      ask(port, "POST", `/agents/profile?agent=${encodeURIComponent('{"mbox":"mailto:a@x.example"}')}&profileId=${n % 100}`, `{"n":${n}}`),
    )),
  ]);
  child.kill("SIGKILL");
  await new Promise((resolve) => child.once("exit", resolve));
}

const { child, port } = await start(join(scratch, "large"));
const all = Array.from({ length: 100_000 }, (_, n) => statement(n));
const batches = Array.from({ length: 200 }, (_, batch) => JSON.stringify(all.slice(batch * 500, batch * 500 + 500)));
const loading = performance.now();
for (const batch of batches) await ask(port, "POST", "/statements", batch);
rows.push([
  "POST 100,000 statements in batches of 500",
  `${Math.round(100_000 / ((performance.now() - loading) / 1000))} statements`,
  "",
  "",
  "",
]);
const learner = encodeURIComponent('{"account":{"homePage":"https://lms.example","name":"learner 7"}}');
for (const [name, path] of [
  ["by id", "/statements?statementId="],
  ["the newest 100", "/statements"],
  ["the newest 10", "/statements?limit=10"],
  ["by registration", "/statements?registration=00000000-0000-4000-8000-000000000007"],
  ["by agent, 10 of 200", `/statements?agent=${learner}&limit=10`],
  ["by verb and activity, 10", "/statements?verb=https://v.example/7&activity=https://a.example/7&limit=10"],
  ["by verb and agent that never meet", `/statements?verb=https://v.example/8&agent=${learner}`],
  ["by course, broadly, oldest 10", "/statements?activity=https://a.example/course/7&related_activities=true&ascending=true&limit=10"],
  ["up to a time, 10", "/statements?until=2099-01-01T00:00:00Z&limit=10"],
]) {
  const ids = path.endsWith("=") && name === "by id" ? JSON.parse(batches[100]).map(({ id }) => id) : [""];
  rows.push([`GET ${name}, of 100,000`, ...(await rate(child, 2, (n) => ask(port, "GET", path + ids[n % ids.length])))]);
}
child.kill("SIGKILL");
await new Promise((resolve) => child.once("exit", resolve));
const began = performance.now();
const again = await start(join(scratch, "large"));
rows.push([
  "start with 100,000 statements in the folder",
  `${((performance.now() - began) / 1000).toFixed(1)} s`,
  "",
  "",
  (usedBy(again.child) / 1000).toFixed(1) + " s",
]);
again.child.kill("SIGKILL");
agent.destroy();
rmSync(scratch, { recursive: true, force: true });
process.stdout.write(
  "| what | a second | half within, ms | 99 of 100 within, ms | processor each, ms |\n| --- | --- | --- | --- | --- |\n",
);
for (const row of rows) process.stdout.write(`| ${row.join(" | ")} |\n`);
