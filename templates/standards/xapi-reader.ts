import type { HostSetting } from "../contract/host.ts";
import type { GivenStatement } from "./xapi-words.ts";

/** What a learning system sends to its own record store. */
export function headersOf({ authorization }: HostSetting): Record<string, string> {
  return { Authorization: authorization, "X-Experience-API-Version": "1.0.3", "Content-Type": "application/json" };
}

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

export function get(setting: HostSetting, path: string): Promise<Response> {
  return setting.window.fetch(setting.recordStore + path, { headers: headersOf(setting), cache: "no-store" });
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
