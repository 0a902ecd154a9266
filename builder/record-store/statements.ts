import type { Plain } from "./check.ts";
import { statement as checkStatement, VOIDED } from "./check-statement.ts";
import { type Call, empty, expectQuery, json, parseJson, Refusal, type StoreReply } from "./exchange.ts";
import { FILTERS, findStatements, inFormat } from "./find-statements.ts";

export interface StoredStatement {
  readonly id: string;
  /** As it is given out, with `stored`, `authority` and the like. */
  readonly statement: Plain;
  /** As it came, keys in order: two of the same text are the same statement. */
  readonly sent: string;
  readonly stored: string;
}

/** In the order in which they were stored. */
export type Statements = Map<string, StoredStatement>;

export function handleStatements(statements: Statements, call: Call): StoreReply {
  switch (call.method) {
    case "POST": {
      expectQuery(call, []);
      const body = readBody(call);
      const batch = Array.isArray(body) ? body : [body];
      return json(200, store(statements, call, batch));
    }
    case "PUT": {
      expectQuery(call, ["statementId"]);
      const id = call.query.get("statementId") ?? "";
      const body = readBody(call) as Plain | null;
      const own = body?.["id"] ?? id;
      if (own !== id) throw new Refusal(400, "The statement's id is not the one in the address.");
      store(statements, call, [{ ...body, id }]);
      return empty(204);
    }
    case "GET":
    case "HEAD":
      return read(statements, call);
  }
  throw new Refusal(405, `${call.method} is not possible here.`);
}

/** All or none (xAPI 1.0.3 Communication 2.1.2). Returns the ids in the order given. */
function store(statements: Statements, call: Call, batch: readonly unknown[]): string[] {
  const added: Statements = new Map();
  const ids = batch.map((item, index) => {
    const problem = checkStatement(item, batch.length > 1 ? `statement[${index}]` : "statement");
    if (problem) throw new Refusal(400, `${problem}.`);
    const sent = item as Plain;
    const id = ((sent["id"] as string | undefined) ?? call.setting.uuid()).toLowerCase();
    if (added.has(id)) throw new Refusal(400, `The id ${id} is used twice.`);
    const text = canonical(sent);
    const held = statements.get(id);
    if (held && held.sent !== text) throw new Refusal(409, `Another statement with the id ${id} is stored.`);
    const stored = call.setting.now().toISOString();
    added.set(id, held ?? { id, statement: complete(sent, id, stored, call.caller?.user ?? ""), sent: text, stored });
    return id;
  });
  call.changes.push({ type: "statements", statements: [...added.values()] });
  return ids;
}

function read(statements: Statements, call: Call): StoreReply {
  const { query } = call;
  const headers = { "x-experience-api-consistent-through": call.setting.now().toISOString() };
  const single = query.has("statementId") ? "statementId" : query.has("voidedStatementId") ? "voidedStatementId" : undefined;
  if (!single) {
    expectQuery(call, [], FILTERS);
    return json(200, findStatements([...statements.values()], voidedIds(statements), call), headers);
  }
  expectQuery(call, [single], ["attachments", "format"]);
  const id = (query.get(single) ?? "").toLowerCase();
  const found = statements.get(id);
  if (!found || voidedIds(statements).has(id) !== (single === "voidedStatementId")) throw new Refusal(404, "There is no such statement.");
  return json(200, inFormat(found.statement, call), { ...headers, "last-modified": new Date(found.stored).toUTCString() });
}

/** What a voiding statement names is void, unless it is a voiding statement itself (Data 2.3.2). */
function voidedIds(statements: Statements): ReadonlySet<string> {
  const voiding = [...statements.values()].filter(({ statement }) => (statement["verb"] as Plain)["id"] === VOIDED);
  const own = new Set(voiding.map(({ id }) => id));
  return new Set(voiding.map(({ statement }) => String((statement["object"] as Plain)["id"]).toLowerCase()).filter((id) => !own.has(id)));
}

function readBody(call: Call): unknown {
  if (!/^application\/json\b/i.test(call.header("content-type")))
    throw new Refusal(400, "Statements come as application/json here, without attachments.");
  return parseJson(call.body.toString("utf8"), "The body");
}

/** What the store itself sets (Data 2.4.7 … 2.4.10). */
function complete(sent: Plain, id: string, stored: string, user: string): Plain {
  const authority = { objectType: "Agent", account: { homePage: "https://curricle.example/record-store", name: user } };
  return { version: "1.0.0", timestamp: stored, ...sent, id, stored, authority };
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
