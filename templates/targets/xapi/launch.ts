import type { Agent } from "../../standards/xapi-statement.ts";
import { readActor } from "./actor.ts";

/** What a learning system says when it opens a package: Rustici's Tin Can launch, and what others made of it (rule TC-1). */
export interface LaunchData {
  readonly endpoint: string;
  /** Value of the `Authorization` header; "" where none was given. */
  readonly auth: string;
  readonly actor: Agent;
  /** "" where none, or no UUID, was given. */
  readonly registration: string;
  readonly activity: string;
  readonly platform: string;
  readonly grouping: string;
  /** Parameters that are not ours to read; they go back to the endpoint. */
  readonly extended: Readonly<Record<string, string>>;
}

/** `undefined` where the address does not hold a launch. `search` is the part of the address from `?` on. */
export function readLaunch(search: string): LaunchData | undefined {
  const parameters = readParameters(search);
  const {
    endpoint = "",
    auth = "",
    actor = "",
    registration = "",
    activity_id = "",
    activity_platform = "",
    grouping = "",
    ...extended
  } = parameters;
  const agent = readActor(actor);
  if (!/^https?:\/\//i.test(endpoint) || !agent) return undefined;
  return {
    endpoint,
    // A space inside the credentials was a `+` of base64 that somebody forgot to escape.
    auth: auth.trim().replace(/^(\S+) (.+)$/, (_, scheme: string, token: string) => `${scheme} ${token.replace(/ /g, "+")}`),
    actor: agent,
    registration: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(registration) ? registration : "",
    activity: activity_id,
    platform: activity_platform,
    grouping,
    extended,
  };
}

/** Names and values, percent-decoded once. A later `?` counts as `&`, as some systems append to an address that has one. */
function readParameters(search: string): Record<string, string> {
  const pairs = search
    .split(/[?&]/)
    .filter((pair) => pair.includes("="))
    .map((pair) => [decode(pair.slice(0, pair.indexOf("="))), decode(pair.slice(pair.indexOf("=") + 1))] as const);
  return Object.fromEntries(pairs);
}

/** `+` is a space only in the notation that has no `%20`. */
function decode(text: string): string {
  const spaced = text.includes("%20") ? text : text.replace(/\+/g, " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
