import { isPlain, type Plain } from "./check.ts";

/** The part of a statement under that name, `{}` where it has none. */
export function part(of: Plain, name: string): Plain {
  const value = of[name];
  return isPlain(value) ? value : {};
}

/** A list under that name, or the one object that stands for it; empty where there is none. */
export function parts(of: Plain, name: string): readonly Plain[] {
  return [of[name]].flat().filter(isPlain);
}

export function objectTypeOf(statement: Plain): unknown {
  return part(statement, "object")["objectType"] ?? "Activity";
}

/** The statement itself, and the SubStatement that it is about, if it is about one. */
export function withInner(statement: Plain): readonly Plain[] {
  return objectTypeOf(statement) === "SubStatement" ? [statement, part(statement, "object")] : [statement];
}

const CONTEXT_KINDS = ["parent", "grouping", "category", "other"] as const;

export function contextActivities(statement: Plain): readonly Plain[] {
  const around = part(part(statement, "context"), "contextActivities");
  return CONTEXT_KINDS.flatMap((kind) => parts(around, kind));
}

/** The activity that the statement is about, if it is about one. */
export function objectActivity(statement: Plain): readonly Plain[] {
  return objectTypeOf(statement) === "Activity" ? [part(statement, "object")] : [];
}

/** Actor and object, as far as they are agents or groups, with the members of groups. */
export function mainAgents(statement: Plain): readonly Plain[] {
  const object = ["Agent", "Group"].includes(objectTypeOf(statement) as string) ? [part(statement, "object")] : [];
  return withMembers([part(statement, "actor"), ...object]);
}

/** All agents and groups of a statement, with the members of groups (xAPI 1.0.3 Communication 2.1.3, related_agents). */
export function allAgents(statement: Plain): readonly Plain[] {
  return withInner(statement).flatMap((each) => {
    const context = part(each, "context");
    const invited = [
      ...parts(context, "contextAgents").map((item) => part(item, "agent")),
      ...parts(context, "contextGroups").map((item) => part(item, "group")),
    ];
    return [...mainAgents(each), ...withMembers([part(each, "authority"), part(context, "instructor"), part(context, "team"), ...invited])];
  });
}

function withMembers(agents: readonly Plain[]): readonly Plain[] {
  return agents.flatMap((agent) => [agent, ...parts(agent, "member")]).filter((agent) => Object.keys(agent).length > 0);
}
