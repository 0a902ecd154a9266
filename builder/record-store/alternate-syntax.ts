import { Refusal } from "./exchange.ts";

/** A request in parts, before anything has been asked of it. */
export interface Parts {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** Form fields that stand for headers. */
const HEADERS = ["authorization", "x-experience-api-version", "content-type", "content-length", "if-match", "if-none-match"];

/** Whether a POST stands for another method, as old browsers need it. Only 1.0.x knows this. */
export function isAlternate({ method, query, headers }: Parts): boolean {
  return method === "POST" && query.has("method") && !(headers.get("x-experience-api-version") ?? "").startsWith("2");
}

/** The request that is meant (xAPI 1.0.3 Communication 1.3). @throws {Refusal} 400 where the form is not as it must be. */
export function meantRequest({ path, query, headers, body }: Parts): Parts {
  const method = query.get("method") ?? "";
  if ([...query.keys()].length > 1) throw new Refusal(400, "Beside method, parameters must be in the form.");
  if (!["GET", "HEAD", "PUT", "POST", "DELETE"].includes(method)) throw new Refusal(400, `The parameter method must not be "${method}".`);
  const type = headers.get("content-type") ?? "";
  if (type && !/^application\/x-www-form-urlencoded\b/i.test(type)) throw new Refusal(400, "The body must be a form.");
  const meant = { query: new URLSearchParams(), headers: new Map(headers) };
  meant.headers.delete("content-type");
  const form = new URLSearchParams(body.toString("utf8"));
  for (const [name, value] of form) {
    if (HEADERS.includes(name.toLowerCase())) meant.headers.set(name.toLowerCase(), value);
    else if (name !== "content") meant.query.append(name, value);
  }
  if ((meant.headers.get("x-experience-api-version") ?? "").startsWith("2")) throw new Refusal(400, "2.0 knows no requests by form.");
  const content = form.get("content");
  if (content === null && (method === "PUT" || method === "POST")) throw new Refusal(400, "The form has no content.");
  if (content !== null && !meant.headers.has("content-type")) meant.headers.set("content-type", "application/json");
  return { method, path, ...meant, body: Buffer.from(content ?? "") };
}
