import type { StoreExchange } from "../contract/store-exchange.ts";
import type { GivenStatement } from "../standards/xapi-words.ts";
import { broken, type Incoming, type Session } from "./cmi5-rules.ts";
import { readExchange, sentStatements } from "./xapi-call.ts";

/** Holds the statements of one session against the rules of cmi5 as they arrive. */
export interface Cmi5Referee {
  judge(exchange: StoreExchange): readonly string[];
  /** What is wrong with how the session has ended, once the AU is gone. */
  end(): readonly string[];
}

/** `earlier` is what the registration held before the session. */
export function newCmi5Referee(session: Omit<Session, "asked">, earlier: readonly GivenStatement[]): Cmi5Referee {
  const asked = new Set<string>();
  const here: Incoming[] = [];
  const before = earlier.filter(isIncoming);
  const known = new Set(before.flatMap(({ id }) => id ?? []));
  let fetched = 0;

  const judgeStatement = (statement: GivenStatement, isStored: boolean): readonly string[] => {
    // A retry of what is stored breaks nothing.
    if (statement.id !== undefined && known.has(statement.id)) return [];
    if (!isIncoming(statement)) return ["The statement has no verb or no activity."];
    const problems = broken(statement, { ...session, asked }, { session: here, earlier: before });
    if (isStored) {
      here.push(statement);
      if (statement.id !== undefined) known.add(statement.id);
    }
    return problems;
  };

  return {
    judge(exchange) {
      const { method, resource, query } = readExchange(exchange);
      const document = query.get("stateId") ?? query.get("profileId") ?? "";
      const isOwned = document === "LMS.LaunchData" || document === "cmi5LearnerPreferences";
      if (resource === "credentials" && ++fetched > 1) return ["8.2.1 the credentials were asked for more than once"];
      if (isOwned && method === "GET") asked.add(document);
      if (isOwned && method !== "GET") return [`10.2 the AU does not write ${document}`];
      const isStored = exchange.status >= 200 && exchange.status < 300;
      return sentStatements(exchange).flatMap((statement) => judgeStatement(statement, isStored));
    },
    end() {
      const verbs = here.map(({ verb }) => verb.id.slice(verb.id.lastIndexOf("/") + 1));
      if (verbs.length === 0) return ["9.3.2 the AU never said Initialized"];
      return verbs.includes("terminated") ? [] : ["9.3.8 the AU never said Terminated: the next launch will call the session abandoned"];
    },
  };
}

function isIncoming(statement: GivenStatement): statement is GivenStatement & Incoming {
  return typeof statement.verb?.id === "string" && typeof statement.object?.id === "string";
}
