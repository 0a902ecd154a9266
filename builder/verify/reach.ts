import type { Browser } from "playwright-core";
import type { Stage } from "./stage-server.ts";

/** A record store elsewhere. */
export interface RecordStoreElsewhere {
  /** Ends in `/`. */
  readonly endpoint: string;
  /** Value of the header `Authorization`. It is never printed and never written. */
  readonly authorization: string;
}

export interface GivenCredentials {
  readonly endpoint: string;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly authorization: string | undefined;
}

/** The store with its credentials, or what is missing, in a sentence. */
export function recordStoreFrom({ endpoint, user, password, authorization }: GivenCredentials): RecordStoreElsewhere | string {
  if (!URL.canParse(endpoint) || !/^https?:/.test(endpoint))
    return `"${endpoint}" is no address of a record store. It begins with https:// and ends before "statements".`;
  const given = authorization ?? (user && password ? `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` : undefined);
  if (!given)
    return "There are no credentials for the record store. Set CURRICLE_LRS_USER and CURRICLE_LRS_PASSWORD, or CURRICLE_LRS_AUTH for the whole header.";
  return { endpoint: endpoint.replace(/(statements)?\/*$/, "/"), authorization: given };
}

/** Asks the store from a page, as a package would. Returns what keeps packages from it, in sentences; "" where nothing does. */
export async function reachProblem(
  browser: Browser,
  { origin, pageFor }: Stage,
  target: string,
  store: RecordStoreElsewhere,
): Promise<string> {
  const headers = { Authorization: store.authorization, "X-Experience-API-Version": "1.0.3" };
  const address = `${store.endpoint}statements?limit=1`;
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(origin + pageFor(target));
  const answer = await page.evaluate(
    ([url, sent]) =>
      fetch(url, { headers: sent }).then(
        ({ status, headers: got }) => ({ status, version: got.get("x-experience-api-version") }),
        () => undefined,
      ),
    [address, headers] as const,
  );
  await context.close();
  if (answer && (answer.status === 401 || answer.status === 403))
    return `The record store refuses the credentials (${answer.status}). Check CURRICLE_LRS_USER and CURRICLE_LRS_PASSWORD, and that they may read and write.`;
  if (answer && answer.status >= 400)
    return `The record store answers ${answer.status} to ${store.endpoint}statements. Is this its xAPI endpoint?`;
  if (answer) return "";
  const direct = await fetch(address, { headers }).then(
    ({ status }) => status,
    () => undefined,
  );
  if (direct === undefined) return `Nothing answers at ${store.endpoint}. Check the address, and that this machine may reach it.`;
  return `The record store answers (${direct}), but not to pages of another origin: CORS is not set up. Let it allow the origin of your LMS (here ${origin}), the methods GET, PUT, POST and DELETE, and the headers Authorization, Content-Type, X-Experience-API-Version, If-Match and If-None-Match.`;
}

/** A text without the secret, in whatever way it is written. */
export function withoutSecret(text: string, store: RecordStoreElsewhere | undefined): string {
  if (!store) return text;
  const plain = store.authorization.replace(/^\S+\s+/, "");
  return [store.authorization, encodeURIComponent(store.authorization), plain, encodeURIComponent(plain)].reduce(
    (rest, secret) => rest.replaceAll(secret, "…"),
    text,
  );
}
