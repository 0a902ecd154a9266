import { checkAttachments, dataOf, type Received, receivedData } from "./attachments.ts";
import { isPlain, type Plain } from "./check.ts";
import { completed } from "./complete-statement.ts";
import { type Call, empty, expectQuery, isJson, json, parseJson, Refusal, type StoreReply } from "./exchange.ts";
import { FILTERS, findStatements } from "./find-statements.ts";
import { isMultipart, readParts, writeParts } from "./multipart.ts";
import { isSame } from "./same-statement.ts";
import { inFormat } from "./statement-formats.ts";
import { isVoided } from "./statement-index.ts";
import { statementProblems } from "./statement-problems.ts";
import type { RecordStore } from "./store.ts";

export function handleStatements(store: RecordStore, call: Call): StoreReply {
  switch (call.method) {
    case "POST": {
      expectQuery(call, []);
      const { content, received } = readBody(call);
      return json(200, keep(store, call, Array.isArray(content) ? content : [content], received));
    }
    case "PUT": {
      expectQuery(call, ["statementId"]);
      const id = (call.query.get("statementId") ?? "").toLowerCase();
      const { content, received } = readBody(call);
      if (!isPlain(content)) throw new Refusal(400, "The body must be one statement.");
      const own = content["id"] ?? id;
      if (typeof own === "string" && own.toLowerCase() !== id) throw new Refusal(400, "The statement's id is not the one in the address.");
      keep(store, call, [{ ...content, id: own }], received);
      return empty(204);
    }
  }
  return read(store, call);
}

/** All or none (xAPI 1.0.3 Communication 2.1.2). Returns the ids in the order given. */
function keep(store: RecordStore, call: Call, batch: readonly unknown[], received: Received): string[] {
  const strict = call.setting.strict ?? false;
  const problems = batch.flatMap((item, index) =>
    statementProblems(item, call.version, batch.length > 1 ? `statement[${index}]` : "statement").filter(
      ({ doubtful }) => strict || !doubtful,
    ),
  );
  if (problems.length > 0) throw new Refusal(400, problems.map(({ words }) => `${words}.`).join("\n"));
  const sent = batch as readonly Plain[];
  checkAttachments(sent, received);
  const stored = new Date(Math.max(call.setting.now().getTime(), store.index.all.at(-1)?.at ?? 0)).toISOString();
  const ids = sent.map(({ id }) => ((id as string | undefined) ?? call.setting.uuid()).toLowerCase());
  if (new Set(ids).size < ids.length) throw new Refusal(400, "An id is used twice.");
  const added = sent.flatMap((item, index) => {
    const id = ids[index] ?? "";
    const held = store.statements.get(id)?.statement;
    if (held && !isSame(held, item)) throw new Refusal(409, `Another statement with the id ${id} is stored.`);
    return held ? [] : [completed(item, id, stored, call)];
  });
  for (const [sha2, attachment] of received) {
    if (!store.attachments.has(sha2)) call.changes.push({ type: "attachment", sha2, attachment });
  }
  if (added.length > 0) call.changes.push({ type: "statements", statements: added });
  return ids;
}

function read(store: RecordStore, call: Call): StoreReply {
  const { query } = call;
  const single = query.has("statementId") ? "statementId" : query.has("voidedStatementId") ? "voidedStatementId" : undefined;
  if (!single) {
    expectQuery(call, [], FILTERS);
    const { found, more } = findStatements(store, call);
    const statements = found.map(({ statement }) => statement);
    return answer(store, call, statements, { statements: statements.map((statement) => inFormat(statement, call, store.known)), more });
  }
  expectQuery(call, [single], ["attachments", "format"]);
  const found = store.statements.get((query.get(single) ?? "").toLowerCase());
  if (!found || isVoided(store, found) !== (single === "voidedStatementId")) throw new Refusal(404, "There is no such statement.");
  const reply = answer(store, call, [found.statement], inFormat(found.statement, call, store.known));
  return { ...reply, headers: { ...reply.headers, "last-modified": new Date(found.at).toUTCString() } };
}

/** As JSON, or with the data of attachments as `multipart/mixed` (Communication 1.5.2). */
function answer(store: RecordStore, call: Call, statements: readonly Plain[], value: unknown): StoreReply {
  if (call.query.get("attachments") !== "true") return json(200, value);
  const boundary = `part${call.setting.uuid().replaceAll("-", "")}`;
  const first = { headers: new Map([["Content-Type", "application/json"]]), body: Buffer.from(JSON.stringify(value)) };
  const body = writeParts([first, ...dataOf(statements, store.attachments)], boundary);
  return { status: 200, headers: { "content-type": `multipart/mixed; boundary=${boundary}` }, body };
}

function readBody({ header, body }: Call): { readonly content: unknown; readonly received: Received } {
  const type = header("content-type");
  if (isJson(type)) return { content: parseJson(body, "The body"), received: new Map() };
  if (!isMultipart(type)) throw new Refusal(400, "Statements come as application/json, or with attachments as multipart/mixed.");
  const [first, ...rest] = readParts(type, body);
  if (!first || !isJson(first.headers.get("content-type") ?? "")) throw new Refusal(400, "The first part must be application/json.");
  return { content: parseJson(first.body, "The first part"), received: receivedData(rest) };
}
