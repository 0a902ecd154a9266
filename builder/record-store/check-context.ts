import { all, type Check, listOf, notEmpty, object, oneOf, text } from "./check.ts";
import { activity } from "./check-activity.ts";
import { actor, agent, group } from "./check-actor.ts";
import { extensions, iri, languageTag, uuid } from "./check-formats.ts";
import type { Version } from "./versions.ts";

export const statementRef = object({ objectType: oneOf("StatementRef"), id: uuid }, ["objectType", "id"]);

/** One activity alone stands for a list of one (Data 2.4.6.2). */
const activities: Check = (value, at, note) => (Array.isArray(value) ? listOf(activity) : activity)(value, at, note);

const relevantTypes = listOf(iri, 1);

/** Who else had a part, since 2.0 (IEEE 9274.1.1 4.2.2.5). */
const since2: Readonly<Record<string, Check>> = {
  contextAgents: listOf(object({ objectType: oneOf("contextAgent"), agent, relevantTypes }, ["objectType", "agent"])),
  contextGroups: listOf(object({ objectType: oneOf("contextGroup"), group, relevantTypes }, ["objectType", "group"])),
};

/** xAPI 1.0.3 Data 2.4.6. */
export function contextCheck(version: Version): Check {
  return object({
    registration: uuid,
    instructor: actor,
    team: group,
    contextActivities: all(object({ parent: activities, grouping: activities, category: activities, other: activities }), notEmpty),
    revision: text(),
    platform: text(),
    language: languageTag,
    statement: statementRef,
    extensions,
    ...(version === "2.0.0" ? since2 : {}),
  });
}
