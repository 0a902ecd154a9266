import { isPlain, type Plain } from "./check.ts";
import { COMPONENT_LISTS } from "./check-interaction.ts";
import { type Call, expectQuery, json, Refusal, type StoreReply } from "./exchange.ts";
import { etagOf } from "./preconditions.ts";
import { agentOf, identityOf } from "./query.ts";
import { allAgents, contextActivities, objectActivity, part, withInner } from "./statement-parts.ts";

/** What all statements together say of activities, verbs and people. */
export interface Known {
  /** Definitions by the id of the activity. */
  readonly activities: Map<string, Plain>;
  /** Display texts by the id of the verb. */
  readonly verbs: Map<string, Plain>;
  /** Names by the identity of the agent. */
  readonly names: Map<string, Set<string>>;
}

export function newKnown(): Known {
  return { activities: new Map(), verbs: new Map(), names: new Map() };
}

export function learn(known: Known, statement: Plain): void {
  for (const each of withInner(statement)) {
    for (const activity of [...objectActivity(each), ...contextActivities(each)]) {
      const { id, definition } = activity;
      if (isPlain(definition)) known.activities.set(String(id), mergedDefinition(known.activities.get(String(id)) ?? {}, definition));
    }
    const { id, display } = part(each, "verb");
    if (isPlain(display)) known.verbs.set(String(id), { ...known.verbs.get(String(id)), ...display });
  }
  for (const agent of allAgents(statement)) {
    const { name } = agent;
    if (typeof name !== "string") continue;
    const names = known.names.get(identityOf(agent)) ?? new Set();
    known.names.set(identityOf(agent), names.add(name));
  }
}

/**
 * Texts are added in their languages, and replaced in the same; an interaction stays as it was first defined, since a store
 * must not change what was a right answer (xAPI 1.0.3 Data 2.4.4.1).
 */
function mergedDefinition(old: Plain, fresh: Plain): Plain {
  const together = (name: string) => (isPlain(old[name]) && isPlain(fresh[name]) ? { [name]: { ...old[name], ...fresh[name] } } : {});
  const kept = Object.hasOwn(old, "interactionType") ? ["interactionType", "correctResponsesPattern", ...COMPONENT_LISTS] : [];
  const free = Object.fromEntries(Object.entries(fresh).filter(([name]) => !kept.includes(name)));
  return { ...old, ...free, ...together("name"), ...together("description"), ...together("extensions") };
}

/** Communication 2.5. */
export function handleActivities(known: Known, call: Call): StoreReply {
  expectQuery(call, ["activityId"]);
  const id = call.query.get("activityId") ?? "";
  const definition = known.activities.get(id);
  return tagged({ objectType: "Activity", id, ...(definition && { definition }) });
}

/** Communication 2.4: every value as a list. @throws {Refusal} 400 for a group */
export function handleAgents(known: Known, call: Call): StoreReply {
  expectQuery(call, ["agent"]);
  const agent = agentOf(call.query.get("agent") ?? "");
  if (agent["objectType"] === "Group") throw new Refusal(400, "The parameter agent must not be a group.");
  const { name, objectType: _, ...identifier } = agent;
  const names = new Set([...(typeof name === "string" ? [name] : []), ...(known.names.get(identityOf(agent)) ?? [])]);
  const lists = Object.fromEntries(Object.entries(identifier).map(([key, value]) => [key, [value]]));
  return tagged({ objectType: "Person", ...(names.size > 0 && { name: [...names] }), ...lists });
}

function tagged(value: unknown): StoreReply {
  const reply = json(200, value);
  return { ...reply, headers: { ...reply.headers, etag: etagOf(reply.body) } };
}
