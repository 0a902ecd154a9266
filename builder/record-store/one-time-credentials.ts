import { json, Refusal, type StoreReply, type StoreRequest } from "./exchange.ts";

const PATH = "/credentials";

/** Whoever asks has no credentials yet, and need not speak xAPI. */
export function isCredentialRequest({ url }: StoreRequest): boolean {
  return new URL(url, "http://localhost").pathname === PATH;
}

/**
 * Answers a POST to `/credentials?key=<any text>` with credentials for this store, once for each key. From the second time on
 * it says so with status 200, as systems do that hand credentials to packages. @throws {Refusal} 400 without a key, 405 for
 * another method.
 */
export function handOut(handedOut: Set<string>, { method, url }: StoreRequest): StoreReply {
  const key = new URL(url, "http://localhost").searchParams.get("key") ?? "";
  if (method !== "POST") throw new Refusal(405, `${method} is not possible here.`);
  if (key === "") throw new Refusal(400, "The parameter key is missing.");
  if (handedOut.has(key)) return json(200, { "error-code": "1", "error-text": "These credentials were handed out before." });
  handedOut.add(key);
  return json(200, { "auth-token": Buffer.from(`learner:${key}`).toString("base64") });
}
