import { readLearner } from "../../standards/xapi-actor.ts";
import type { Agent } from "../../standards/xapi-statement.ts";
import { isWebAddress, readQuery, readUuid } from "../../standards/xapi-query.ts";

/** What a learning system puts into the address when it opens an AU (cmi5 8.1, rule CMI5-1). */
export interface LaunchAddress {
  readonly endpoint: string;
  /** Where the token is handed out, once. */
  readonly fetch: string;
  /** Exactly as it was given; every statement repeats it (cmi5 9.2). */
  readonly actor: Agent;
  /** Tells learners apart. */
  readonly key: string;
  readonly registration: string;
  /** The IRI under which the learning system knows the AU. */
  readonly activity: string;
}

/** `undefined` where any of the five parameters is missing or unusable. `search` is the part of the address from `?` on. */
export function readLaunch(search: string): LaunchAddress | undefined {
  const query = readQuery(search);
  const [endpoint, fetch, activity] = [query.get("endpoint"), query.get("fetch"), query.get("activityId")];
  const registration = readUuid(query.get("registration"));
  const actor = query.get("actor") ?? "";
  const learner = readLearner(actor);
  if (!isWebAddress(endpoint) || !isWebAddress(fetch) || !learner || !registration || !activity) return undefined;
  return { endpoint, fetch, actor: JSON.parse(actor) as Agent, key: learner.key, registration, activity };
}
