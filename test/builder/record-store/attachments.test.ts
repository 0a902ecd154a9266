import { expect, test } from "@jest/globals";
import { aStatement, openClient, testUuid } from "./ask.ts";
import { anAttachment, aPart, MIXED, mixed, sumOf } from "./multipart-body.ts";

const ESSAY = "An essay.\r\nWith lines,\n--and dashes--";
const BYTES = Uint8Array.from({ length: 512 }, (_, index) => (index * 7) % 256);
const withEssay = (n: number, different: object = {}) => aStatement(n, { attachments: [anAttachment(ESSAY, different)] });

test("data comes with statements, and goes out with them when it is asked for, byte for byte (Communication 1.5.2)", () => {
  const { ask } = openClient();
  const statement = aStatement(1, { attachments: [anAttachment(BYTES, { contentType: "image/png" }), anAttachment(ESSAY)] });
  expect(ask("POST", "/statements", mixed(statement, [aPart(BYTES), aPart(ESSAY)]), MIXED).status).toBe(200);
  const answer = ask("GET", `/statements?statementId=${testUuid(1)}&attachments=true`);
  const [, boundary = ""] = /^multipart\/mixed; boundary=(\w+)$/.exec(answer.headers["content-type"] ?? "") ?? [];
  const body = Buffer.from(answer.body as Uint8Array);
  expect(body.toString("latin1").startsWith(`--${boundary}\r\nContent-Type: application/json\r\n\r\n{`)).toBe(true);
  expect(body.includes(Buffer.concat([Buffer.from(`X-Experience-API-Hash: ${sumOf(BYTES)}\r\n\r\n`), BYTES, Buffer.from("\r\n--")]))).toBe(
    true,
  );
  expect(body.toString("latin1")).toContain(`\r\n\r\n${ESSAY}\r\n--${boundary}--`);
  expect(body.toString("latin1")).toContain("Content-Type: image/png\r\nContent-Transfer-Encoding: binary\r\n");
});

test("data of several statements goes out once, also in a search; without being asked for it stays", () => {
  const { ask } = openClient();
  ask("POST", "/statements", mixed([withEssay(1), withEssay(2)], [aPart(ESSAY)]), MIXED);
  const text = Buffer.from(ask("GET", "/statements?attachments=true").body as Uint8Array).toString("latin1");
  expect(text.split(ESSAY)).toHaveLength(2);
  expect(ask("GET", "/statements?attachments=false").headers["content-type"]).toBe("application/json");
  expect(ask("GET", "/statements").body).not.toContain("An essay.");
});

test.each([
  ["a POST without attachments", "POST", "/statements", mixed(aStatement(1))],
  ["a PUT", "PUT", `/statements?statementId=${testUuid(1)}`, mixed(withEssay(1), [aPart(ESSAY)])],
  ["an attachment with an address and no data", "POST", "/statements", mixed(withEssay(1, { fileUrl: "https://f.example/1" }))],
  [
    "a sum of SHA-512",
    "POST",
    "/statements",
    mixed(withEssay(1, { sha2: sumOf(ESSAY, "sha512") }), [aPart(ESSAY, { "X-Experience-API-Hash": sumOf(ESSAY, "sha512") })]),
  ],
  ["a sum in capitals", "POST", "/statements", mixed(withEssay(1, { sha2: sumOf(ESSAY).toUpperCase() }), [aPart(ESSAY)])],
  [
    "an attachment of a SubStatement",
    "POST",
    "/statements",
    mixed(aStatement(1, { object: { ...withEssay(2), id: undefined, objectType: "SubStatement" } }), [aPart(ESSAY)]),
  ],
  ["a body that is empty data", "POST", "/statements", mixed(aStatement(1, { attachments: [anAttachment("")] }), [aPart("")])],
])("%s is taken as multipart/mixed", (_, method, path, body) => {
  const { ask } = openClient();
  expect(ask(method, path, body, MIXED)).toMatchObject({ status: method === "POST" ? 200 : 204 });
});

test.each<[string, Buffer | string, Readonly<Record<string, string>>]>([
  ["data is missing", mixed(withEssay(1)), MIXED],
  ["data belongs to nothing", mixed(withEssay(1), [aPart(ESSAY), aPart("more")]), MIXED],
  ["a part has no sum", mixed(withEssay(1), [aPart(ESSAY, { "X-Experience-API-Hash": "" })]), MIXED],
  ["a part has the sum of something else", mixed(withEssay(1), [aPart(ESSAY, { "X-Experience-API-Hash": sumOf("x") })]), MIXED],
  ["data is not what its sum says", mixed(withEssay(1), [aPart("changed", { "X-Experience-API-Hash": sumOf(ESSAY) })]), MIXED],
  ["a part is encoded", mixed(withEssay(1), [aPart(ESSAY, { "Content-Transfer-Encoding": "base64" })]), MIXED],
  ["a part does not say how it is encoded", mixed(withEssay(1), [aPart(ESSAY, { "Content-Transfer-Encoding": "" })]), MIXED],
  ["a part has another length than it says", mixed(withEssay(1), [aPart(ESSAY, { "Content-Length": "3" })]), MIXED],
  ["the first part is no JSON", mixed(withEssay(1), [aPart(ESSAY)], "text/plain"), MIXED],
  [
    "statements are in two parts",
    mixed(withEssay(1), [Buffer.from(`Content-Type: application/json\r\n\r\n${JSON.stringify(aStatement(2))}`), aPart(ESSAY)]),
    MIXED,
  ],
  ["no boundary is named", mixed(withEssay(1), [aPart(ESSAY)]), { "content-type": "multipart/mixed;" }],
  ["another boundary is named", mixed(withEssay(1), [aPart(ESSAY)]), { "content-type": "multipart/mixed; boundary=other" }],
  ["the end is missing", mixed(withEssay(1), [aPart(ESSAY)]).subarray(0, -4), MIXED],
  ["the type is form-data", mixed(withEssay(1), [aPart(ESSAY)]), { "content-type": "multipart/form-data; boundary=cut" }],
  ["JSON has an attachment without an address", JSON.stringify(withEssay(1)), {}],
])("where %s, nothing is stored", (_, body, headers) => {
  const { ask, store } = openClient();
  expect(ask("POST", "/statements", body, headers).status).toBe(400);
  expect([store.statements.size, store.attachments.size]).toEqual([0, 0]);
});

test("a boundary may be in quotes, with signs that only quotes allow", () => {
  const { ask } = openClient();
  const body = mixed(withEssay(1), [aPart(ESSAY)])
    .toString("latin1")
    .replaceAll("--cut", "--a'()+_,-./:=?b");
  expect(ask("POST", "/statements", body, { "content-type": `multipart/mixed; boundary="a'()+_,-./:=?b"` }).status).toBe(200);
});
