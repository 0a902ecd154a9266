import { appended, plainStatement } from "../../standards/xapi-speaker.ts";
import type { Context, Statement } from "../../standards/xapi-statement.ts";

export const CMI5 = "https://w3id.org/xapi/cmi5/context/";

/** The least that cmi5 lets a statement be: the template's context, the standard's own categories, and extensions (cmi5 9.6). */
export function plainOf(template: Context, statement: Statement): Statement {
  const { registration, contextActivities, extensions } = statement.context;
  const category = contextActivities?.category?.filter(({ id }) => id.startsWith(`${CMI5}categories/`)) ?? [];
  return {
    ...plainStatement(statement),
    context: { ...template, registration, contextActivities: appended(template.contextActivities, { category }), extensions },
  };
}
