import { type OneTime, sumOf } from "./credentials.ts";
import { type Call, empty, expectQuery, json, Refusal, type StoreReply } from "./exchange.ts";

/**
 * `PUT /credentials?key=<any text>` by the owner makes one-time credentials ready; `POST /credentials?key=` by anybody gets them,
 * once (the address that cmi5 8.2 calls "fetch"). From the second time on the answer says so with status 200, as systems do that
 * hand credentials to packages. @throws {Refusal} 400 without a key, 401 where somebody else makes them ready, 403 where nobody
 * has.
 */
export function handleCredentials(oneTime: ReadonlyMap<string, OneTime>, call: Call): StoreReply {
  expectQuery(call, ["key"]);
  const key = call.query.get("key") ?? "";
  if (key === "") throw new Refusal(400, "The parameter key is empty.");
  const held = oneTime.get(key);
  if (call.method === "POST") {
    return handOut(call, held ?? (call.setting.accepts === "anybody" ? { key, user: `learner-${key}` } : undefined));
  }
  if (!call.caller?.owner) throw new Refusal(401, "Only the owner of the store makes credentials ready.");
  if (!held) call.changes.push({ type: "credentials", oneTime: { key, user: `session-${call.setting.uuid()}` } });
  return empty(204);
}

function handOut(call: Call, oneTime: OneTime | undefined): StoreReply {
  if (!oneTime) throw new Refusal(403, "Nobody has made credentials ready for this key.");
  if (oneTime.password) return json(200, { "error-code": "1", "error-text": "These credentials were handed out before." });
  const password = call.setting.uuid();
  call.changes.push({ type: "credentials", oneTime: { ...oneTime, password: sumOf(password) } });
  return json(200, { "auth-token": Buffer.from(`${oneTime.user}:${password}`).toString("base64") });
}
