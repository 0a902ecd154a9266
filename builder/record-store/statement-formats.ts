import type { Known } from "./activities-and-agents.ts";
import { isPlain, type Plain } from "./check.ts";
import { IDENTIFIERS } from "./check-actor.ts";
import { COMPONENT_LISTS } from "./check-interaction.ts";
import type { Call } from "./exchange.ts";
import { inOneLanguage, type Wanted, wantedLanguages } from "./languages.ts";
import { objectTypeOf, part, parts } from "./statement-parts.ts";

/** A statement in the format that was asked for (xAPI 1.0.3 Communication 2.1.3). */
export function inFormat(statement: Plain, { query, header }: Call, known: Known): Plain {
  const format = query.get("format");
  if (format === "ids") return changed(statement, { verb: onlyId, activity: onlyId, agent: onlyIdentity });
  if (format !== "canonical") return statement;
  const wanted = wantedLanguages(header("accept-language"));
  return changed(statement, {
    verb: (verb) => canonicalVerb(verb, known, wanted),
    activity: (activity) => canonicalActivity(activity, known, wanted),
    agent: (agent) => agent,
  });
}

type Turn = (value: Plain) => Plain;

interface Turns {
  readonly verb: Turn;
  readonly activity: Turn;
  readonly agent: Turn;
}

/** The statement with each of its verbs, activities and agents turned. */
function changed(statement: Plain, turns: Turns): Plain {
  const one = (of: Plain, name: string, turn: Turn) => (isPlain(of[name]) ? { [name]: turn(of[name]) } : {});
  const many = (of: Plain, name: string, turn: Turn) => (Object.hasOwn(of, name) ? { [name]: parts(of, name).map(turn) } : {});
  const kinds: Readonly<Record<string, Turn>> = {
    Activity: turns.activity,
    // The type tells that it is no activity.
    Agent: (agent) => ({ objectType: "Agent", ...turns.agent(agent) }),
    Group: turns.agent,
    SubStatement: (inner) => changed(inner, turns),
  };
  const context = (around: Plain): Plain => ({
    ...around,
    ...one(around, "instructor", turns.agent),
    ...one(around, "team", turns.agent),
    ...one(around, "contextActivities", (lists) =>
      Object.fromEntries(Object.keys(lists).map((kind) => [kind, parts(lists, kind).map(turns.activity)])),
    ),
    ...many(around, "contextAgents", (item) => ({ ...item, ...one(item, "agent", turns.agent) })),
    ...many(around, "contextGroups", (item) => ({ ...item, ...one(item, "group", turns.agent) })),
  });
  return {
    ...statement,
    ...one(statement, "actor", turns.agent),
    ...one(statement, "authority", turns.agent),
    ...one(statement, "verb", turns.verb),
    ...one(statement, "object", kinds[objectTypeOf(statement) as string] ?? ((same) => same)),
    ...one(statement, "context", context),
  };
}

function onlyId({ id }: Plain): Plain {
  return { id };
}

/** Anonymous groups are told by their members. */
function onlyIdentity(agent: Plain): Plain {
  const own = IDENTIFIERS.filter((name) => Object.hasOwn(agent, name)).map((name) => [name, agent[name]] as const);
  if (agent["objectType"] !== "Group") return Object.fromEntries(own);
  return { objectType: "Group", ...(own.length > 0 ? Object.fromEntries(own) : { member: parts(agent, "member").map(onlyIdentity) }) };
}

function canonicalVerb(verb: Plain, known: Known, wanted: Wanted): Plain {
  const display = { ...known.verbs.get(String(verb["id"])), ...part(verb, "display") };
  return { ...verb, ...(Object.keys(display).length > 0 && { display: inOneLanguage(display, wanted) }) };
}

function canonicalActivity(activity: Plain, known: Known, wanted: Wanted): Plain {
  const definition = known.activities.get(String(activity["id"]));
  if (!definition) return activity;
  const texts = (of: Plain, name: string) => (isPlain(of[name]) ? { [name]: inOneLanguage(of[name], wanted) } : {});
  const lists = COMPONENT_LISTS.filter((name) => Object.hasOwn(definition, name)).map(
    (name) => [name, parts(definition, name).map((item) => ({ ...item, ...texts(item, "description") }))] as const,
  );
  const told = { ...definition, ...texts(definition, "name"), ...texts(definition, "description"), ...Object.fromEntries(lists) };
  return { ...activity, definition: told };
}
