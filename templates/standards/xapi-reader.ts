import type { HostSetting } from "../contract/host.ts";
import type { GivenStatement } from "./xapi-words.ts";

/** What a learning system sends to its own record store. */
export const HEADERS = {
  Authorization: `Basic ${btoa("preview:preview")}`,
  "X-Experience-API-Version": "1.0.3",
  "Content-Type": "application/json",
};

/** All statements of a registration, the oldest first (xAPI 1.0.3 Communication 2.1.3). */
export async function readStatements(setting: HostSetting, registration: string): Promise<readonly GivenStatement[]> {
  const statements: GivenStatement[] = [];
  for (let query: string | undefined = queryOf({ registration, ascending: "true" }); query; ) {
    const page = (await (await get(setting, `statements?${query}`)).json()) as { statements: GivenStatement[]; more?: string };
    statements.push(...page.statements);
    query = page.more?.split("?")[1];
  }
  return statements;
}

export function get({ window, recordStore }: HostSetting, path: string): Promise<Response> {
  return window.fetch(recordStore + path, { headers: HEADERS, cache: "no-store" });
}

export function queryOf(parameters: Readonly<Record<string, string>>): string {
  return new URLSearchParams(parameters).toString();
}

/** An address with a launch in it. */
export function launchAddress(document: string, parameters: Readonly<Record<string, string>>): string {
  return `${document}?${Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&")}`;
}
