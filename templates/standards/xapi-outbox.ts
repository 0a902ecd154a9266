import { type Answer, failure, judge } from "./xapi-answer.ts";
import { sizeOf, type Wire } from "./xapi-fetch.ts";
import type { Statement } from "./xapi-statement.ts";
import { createWorker, type Step, type Worker } from "./xapi-worker.ts";

/** The statement resource (xAPI 1.0.3 Communication 2.1), as `@xapi/xapi` calls it. */
export interface StatementClient {
  sendStatements(sent: { readonly statements: readonly Statement[] }): Promise<Answer>;
  getStatement(wanted: { readonly statementId: string }): Promise<Answer>;
}

/** What a standard asks of a lane beyond xAPI itself. */
export interface LaneRules {
  /** The least that still says the same, for a store that refuses the whole. */
  readonly plain: (statement: Statement) => Statement;
  /**
   * Where 403 is about the statement and not about the learner (rule CMI5-13): whether the store is known to hold the same
   * fact, asked when it does not hold the statement under its id. Where absent, 403 stops the lane.
   */
  readonly holds?: ((statement: Statement) => Promise<boolean>) | undefined;
  /** Whether nothing else may be sent before the store has taken that one, however often it refuses it. */
  readonly opens?: (statement: Statement) => boolean;
  /** True once nothing may follow what has been said. */
  readonly isOver?: () => boolean;
}

/** A queue of statements, sent in order. A statement leaves it only when the store has it, or when it is given up. */
export interface Lane extends Worker {
  add(statements: readonly Statement[], delay: number): void;
  readonly waiting: () => readonly Statement[];
  /** What the store does not want, or holds otherwise than it was sent. */
  readonly refused: readonly Statement[];
  /** What waits and is not on its way yet, as far as one request may carry it. */
  readonly front: (most: number, bytes: number) => readonly Statement[];
  /**
   * Sends all that waits at once, and `last` after it, in as many requests as may outlive the page.
   * What is already on its way goes again first and by itself: a store that has it may refuse all that comes with it (ADL).
   */
  sendRest(wire: Wire, last?: readonly Statement[]): void;
}

/** Most statements and bytes of one request (rule TC-7). */
export const MOST = 25;
export const MOST_BYTES = 50_000;
/** A store that says so often that it has what it does not show, has it: voided, or out of this learner's sight. */
const INSISTS = 4;

/**
 * Delivers by the classes of rule QUEUE-2; batches by rule TC-7. While another lane that goes `first` holds anything, this one
 * does nothing and waits to be woken (rule TC-8).
 */
export function createLane(window: Window, client: StatementClient, rules: LaneRules, changed: () => void, first?: Lane): Lane {
  let queue: readonly Statement[] = [];
  let inFlight = 0;
  let most = MOST;
  /** Id of the statement that has been cut down to what matters. */
  let plain = "";
  /** How often the store has said that it holds what it does not show. */
  let insisted = 0;
  const refused: Statement[] = [];
  const send = (statements: readonly Statement[]) => client.sendStatements({ statements });

  const work = async (): Promise<Step> => {
    const [next] = queue;
    if (!next || rules.isOver?.() || first?.waiting().length) return "idle";
    const isOpening = rules.opens?.(next) ?? false;
    const batch = firstBatch(queue, isOpening ? 1 : most, MOST_BYTES);
    inFlight = batch.length;
    const answer = await send(batch);
    const verdict = judge(answer);
    const forbidden = rules.holds && answer.status === 403;
    inFlight = 0;
    if (verdict === "delivered") most = MOST;
    else if (!forbidden && verdict !== "conflict" && verdict !== "refused") return verdict;
    else if (batch.length > 1) {
      most = Math.ceil(batch.length / 2);
      return "more";
    } else if (forbidden || verdict === "conflict") {
      const found = await client.getStatement({ statementId: next.id });
      const known = judge(found);
      if (known === "delivered") {
        if (outline(found.data ?? {}) !== outline(next)) refused.push(next);
      } else if (!forbidden && found.status === 404 && ++insisted >= INSISTS) insisted = 0;
      else if (!forbidden || (typeof known === "number" && found.status !== 404)) return failure(known);
      else if (!(await rules.holds?.(next))) {
        // The session has ended for the store. What matters waits for the next one; detail is given up (rule QUEUE-2).
        if (!first) return "stop";
        refused.push(next);
      }
    } else if (plain !== next.id) {
      plain = next.id;
      queue = [rules.plain(next), ...queue.slice(1)];
      return "more";
    } else if (isOpening) return 0;
    else refused.push(next);
    queue = queue.slice(batch.length);
    return queue.length > 0 ? "more" : "idle";
  };
  const worker = createWorker(window, work, changed);
  return {
    ...worker,
    add(statements, delay) {
      queue = [...queue, ...statements];
      worker.wake(delay);
    },
    waiting: () => queue,
    front: (count, bytes) => firstBatch(queue.slice(inFlight), count, bytes),
    refused,
    sendRest(wire, last = []) {
      for (let rest of [queue.slice(0, inFlight), [...queue.slice(inFlight), ...last]]) {
        while (rest.length > 0) {
          const batch = firstBatch(rest, MOST, Math.min(wire.room, MOST_BYTES));
          if (sizeOf(batch) > wire.room) return;
          void send(batch);
          rest = rest.slice(batch.length);
        }
      }
    },
  };
}

/** A store may add to a statement and word its timestamp anew; who did what to what is not changed (Data 2.3.1, 2.4.7). */
function outline({ verb, object, result }: Partial<Statement>): string {
  return [verb?.id, object?.id, result?.score?.scaled].join(" ");
}

/** As many from the front as one request may carry, at least one. */
function firstBatch(queue: readonly Statement[], most: number, bytes: number): readonly Statement[] {
  let size = 1;
  const end = queue.findIndex((statement, index) => {
    size += sizeOf(statement) + 1;
    return index > 0 && (index >= most || size > bytes);
  });
  return end < 0 ? queue : queue.slice(0, end);
}
