import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { lockFolder } from "../../../builder/record-store/folder-lock.ts";
import { aStatement, testUuid } from "./ask.ts";
import { type Served, serve } from "./serve.ts";

const scratch = mkdtempSync(join(tmpdir(), "curricle-journal-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const newFolder = () => mkdtempSync(join(scratch, "store-"));
const journalOf = (folder: string) => join(folder, "records.journal");
const PROFILE = "/activities/profile?activityId=https://a.example/1&profileId=p";

/** Opens a store on a folder, lets something be done with it, and closes it. */
async function during<Result>(folder: string, act: (served: Served) => Promise<Result>, notes: string[] = []): Promise<Result> {
  const served = await serve({ folder, note: (words) => notes.push(words) });
  try {
    return await act(served);
  } finally {
    await served.close();
  }
}

const status = async ({ ask }: Served, path: string) => (await ask("GET", path)).status;

test("statements, documents, attachments, deletions and credentials are there after a restart, byte for byte", async () => {
  const folder = newFolder();
  const bytes = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
  const binary = { "content-type": "application/octet-stream" };
  const token = await during(folder, async ({ ask }) => {
    await ask("POST", "/statements", [aStatement(1), aStatement(2)]);
    await ask("PUT", PROFILE, bytes, { ...binary, "if-none-match": "*" });
    await ask("POST", `${PROFILE}2`, { gone: true });
    await ask("DELETE", `${PROFILE}2`);
    await ask("PUT", "/credentials?key=k");
    return ((await (await ask("POST", "/credentials?key=k")).json()) as { "auth-token": string })["auth-token"];
  });
  await during(folder, async (served) => {
    const held = await served.ask("GET", PROFILE);
    expect(new Uint8Array(await held.arrayBuffer())).toEqual(bytes);
    expect(held.headers.get("content-type")).toBe("application/octet-stream");
    expect(await status(served, `/statements?statementId=${testUuid(2)}`)).toBe(200);
    expect(await status(served, `${PROFILE}2`)).toBe(404);
    expect((await served.ask("GET", "/statements", undefined, { authorization: `Basic ${token}` })).status).toBe(200);
    expect((await (await served.ask("POST", "/credentials?key=k")).json()) as object).toHaveProperty("error-code");
  });
});

test("wherever the last record is torn, all before it is there, and writing goes on", async () => {
  const folder = newFolder();
  const whole = await during(folder, async ({ ask }) => {
    await ask("POST", "/statements", aStatement(1));
    const { size } = statSync(journalOf(folder));
    await ask("POST", PROFILE, { a: 1 });
    return { before: size };
  });
  const bytes = readFileSync(journalOf(folder));
  const results = new Map<string, number>();
  for (let length = whole.before; length <= bytes.length; length += 1) {
    writeFileSync(journalOf(folder), bytes.subarray(0, length));
    const notes: string[] = [];
    const seen = await during(
      folder,
      async (served) => [
        await status(served, `/statements?statementId=${testUuid(1)}`),
        await status(served, PROFILE),
        (await served.ask("POST", "/statements", aStatement(2))).status,
        notes.length,
      ],
      notes,
    );
    results.set(JSON.stringify(seen), (results.get(JSON.stringify(seen)) ?? 0) + 1);
  }
  expect(Object.fromEntries(results)).toEqual({
    // Nothing of the record is there; then ever more of it; then all.
    "[200,404,200,0]": 1,
    "[200,404,200,1]": bytes.length - whole.before - 1,
    "[200,200,200,0]": 1,
  });
});

test("what is cut off is kept beside, and said once", async () => {
  const folder = newFolder();
  await during(folder, ({ ask }) => ask("POST", "/statements", aStatement(1)));
  appendFileSync(journalOf(folder), "half a record");
  const notes: string[] = [];
  await during(folder, (served) => status(served, "/about"), notes);
  await during(folder, (served) => status(served, "/about"), notes);
  expect(notes).toEqual([expect.stringContaining("The last 13 bytes of records.journal were not a whole record")]);
  const beside = readdirSync(folder).find((name) => name.includes("cut-at")) ?? "";
  expect(readFileSync(join(folder, beside), "utf8")).toBe("half a record");
});

test("a record of which one bit has turned is cut off with what follows", async () => {
  const folder = newFolder();
  await during(folder, ({ ask }) => ask("POST", "/statements", aStatement(1)));
  const { size } = statSync(journalOf(folder));
  await during(folder, ({ ask }) => ask("POST", "/statements", aStatement(2)));
  const bytes = readFileSync(journalOf(folder));
  bytes.writeUInt8((bytes[size + 60] ?? 0) ^ 1, size + 60);
  writeFileSync(journalOf(folder), bytes);
  await during(folder, async (served) => {
    expect(await status(served, `/statements?statementId=${testUuid(1)}`)).toBe(200);
    expect(await status(served, `/statements?statementId=${testUuid(2)}`)).toBe(404);
  });
});

test("a journal whose first line was not finished begins anew, and a file of another kind is left alone", async () => {
  const folder = newFolder();
  await during(folder, (served) => status(served, "/about"));
  truncateSync(journalOf(folder), 5);
  expect(await during(folder, ({ ask }) => ask("POST", "/statements", aStatement(1)).then((answer) => answer.status))).toBe(200);
  writeFileSync(journalOf(folder), "somebody's diary, which begins otherwise\n");
  await expect(serve({ folder })).rejects.toThrow("is not the journal of a record store");
  expect(readFileSync(journalOf(folder), "utf8")).toContain("diary");
});

test("voiding, canonical definitions and searches are as before after a restart", async () => {
  const folder = newFolder();
  const voiding = { verb: { id: "http://adlnet.gov/expapi/verbs/voided" }, object: { objectType: "StatementRef", id: testUuid(1) } };
  const described = { object: { id: "https://a.example/1", definition: { name: { en: "One" } } } };
  const look = async ({ ask }: Served) =>
    Promise.all(
      ["/statements?ascending=true", "/activities?activityId=https://a.example/1", `/statements?voidedStatementId=${testUuid(1)}`].map(
        async (path) => (await ask("GET", path)).text(),
      ),
    );
  const before = await during(folder, async (served) => {
    await served.ask("POST", "/statements", [aStatement(1, described), aStatement(2, voiding), aStatement(3, described)]);
    return look(served);
  });
  expect(await during(folder, look)).toEqual(before);
  expect(before[0]).not.toContain(`"id":"${testUuid(1)}","actor"`);
});

test.each(["linux", "darwin"] as const)(
  "a folder is locked once, and can be locked again after its release, as on %s",
  async (platform) => {
    const folder = newFolder();
    const unlock = await lockFolder(folder, platform);
    await expect(lockFolder(folder, platform)).rejects.toThrow(`Another process has ${folder} open.`);
    await unlock();
    await (await lockFolder(folder, platform))();
  },
);

test("a lock that a killed process left as a file is taken over", async () => {
  const folder = newFolder();
  writeFileSync(join(folder, "lock"), "");
  const unlock = await lockFolder(folder, "darwin");
  await expect(lockFolder(folder, "darwin")).rejects.toThrow("Another process");
  await unlock();
});
