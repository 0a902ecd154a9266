import { isWebAddress, readQuery, readUuid } from "../../standards/xapi-query.ts";
import { type Learner, readLearner } from "../../standards/xapi-actor.ts";

/** What a learning system says when it opens a package: Rustici's Tin Can launch, and what others made of it (rule TC-1). */
export interface LaunchData extends Learner {
  readonly endpoint: string;
  /** Value of the `Authorization` header; "" where none was given. */
  readonly auth: string;
  /** "" where none, or no UUID, was given. */
  readonly registration: string;
  readonly platform: string;
  /** What the learning system calls the course, and what it belongs to there; "" where it does not say. */
  readonly grouping: readonly string[];
  /** Parameters that are not ours to read, as a query; they go back to the endpoint. */
  readonly extended: string;
}

/** `undefined` where the address does not hold a launch. `search` is the part of the address from `?` on. */
export function readLaunch(search: string): LaunchData | undefined {
  const query = readQuery(search);
  const take = (name: string) => {
    const value = query.get(name) ?? "";
    query.delete(name);
    return value;
  };
  const endpoint = take("endpoint");
  const learner = readLearner(take("actor"));
  if (!isWebAddress(endpoint) || !learner) return undefined;
  return {
    ...learner,
    endpoint,
    auth: take("auth").trim().replace(/ /g, "+").replace("+", " "),
    registration: readUuid(take("registration")),
    platform: take("activity_platform"),
    grouping: [take("activity_id"), take("grouping")],
    extended: `${query}`,
  };
}
