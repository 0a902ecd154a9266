import { type Answer, judge } from "./xapi-answer.ts";
import { sizeOf } from "./xapi-fetch.ts";
import type { Statement } from "./xapi-statement.ts";
import { createWorker, type Step, type Worker } from "./xapi-worker.ts";

/** The statement resource (xAPI 1.0.3 Communication 2.1), in the two requests that a lane needs. */
export interface StatementResource {
  send(statements: readonly Statement[]): Promise<Answer>;
  find(id: string): Promise<Answer>;
}

export interface LaneSetting {
  readonly window: Window;
  readonly resource: StatementResource;
  readonly random: () => number;
  readonly now: () => number;
  readonly changed: () => void;
  /** True while the lane lets another go first; it then waits to be woken (rule TC-8). */
  readonly yields: () => boolean;
  /** What is left of a statement that the store refuses; `undefined` gives the statement up. */
  readonly plain: (statement: Statement) => Statement | undefined;
}

/** A queue of statements, sent in order. A statement leaves it only when the store has it, or when it is given up. */
export interface Lane extends Worker {
  add(statements: readonly Statement[], delay: number): void;
  /** In order; the first `inFlight()` of them are being sent. */
  readonly waiting: () => readonly Statement[];
  readonly inFlight: () => number;
  /** What the store has refused for good and the lane was not allowed to give up. */
  readonly refused: () => readonly Statement[];
}

const MOST = 25;
const MOST_BYTES = 50_000;

/** Delivers by the classes of rule QUEUE-2; batches by rule TC-7. */
export function createLane(setting: LaneSetting): Lane {
  let queue: readonly Statement[] = [];
  let inFlight = 0;
  let most = MOST;
  const plain = new Set<string>();
  const refused: Statement[] = [];

  const remove = (ids: ReadonlySet<string>) => {
    queue = queue.filter(({ id }) => !ids.has(id));
  };
  const refuse = (statement: Statement) => {
    const rest = setting.plain(statement);
    if (rest && !plain.has(statement.id)) {
      plain.add(statement.id);
      queue = queue.map((other) => (other.id === statement.id ? rest : other));
      return;
    }
    if (rest) refused.push(statement);
    remove(new Set([statement.id]));
  };
  const verify = async (batch: readonly Statement[]): Promise<Step> => {
    let known = 0;
    for (const statement of batch) {
      const found = await setting.resource.find(statement.id);
      const verdict = judge(found, setting.now());
      if (verdict.kind === "delivered") {
        known += 1;
        if (!isSame(statement, found.data)) refused.push(statement);
        remove(new Set([statement.id]));
      } else if (verdict.kind === "stop") return { kind: "stop" };
      else if (found.status !== 404) return { kind: "retry", after: verdict.kind === "retry" ? verdict.after : 0 };
    }
    if (known > 0) return { kind: "more" };
    if (batch.length === 1) return { kind: "retry", after: 0 };
    most = Math.ceil(batch.length / 2);
    return { kind: "more" };
  };
  const work = async (): Promise<Step> => {
    if (queue.length === 0 || setting.yields()) return { kind: "idle" };
    const batch = firstBatch(queue, most);
    inFlight = batch.length;
    const verdict = judge(await setting.resource.send(batch), setting.now());
    inFlight = 0;
    switch (verdict.kind) {
      case "delivered":
        remove(new Set(batch.map(({ id }) => id)));
        most = MOST;
        return { kind: queue.length > 0 ? "more" : "idle" };
      case "conflict":
        return verify(batch);
      case "refused":
      case "too-large":
        if (batch.length > 1) most = Math.ceil(batch.length / 2);
        else for (const statement of batch) refuse(statement);
        return { kind: "more" };
      case "stop":
        return { kind: "stop" };
      case "retry":
        return verdict;
    }
  };
  const worker = createWorker(setting.window, setting.random, work, setting.changed);
  return {
    ...worker,
    add(statements, delay) {
      queue = [...queue, ...statements];
      worker.wake(delay);
    },
    waiting: () => queue,
    inFlight: () => inFlight,
    refused: () => refused,
  };
}

/** A store may add to a statement and word its timestamp anew; who did what to what is not changed (Data 2.3.1, 2.4.7). */
function isSame(sent: Statement, found: unknown): boolean {
  const held = found as Partial<Statement> | undefined;
  return held?.verb?.id === sent.verb.id && held.object?.id === sent.object.id && held.result?.score?.scaled === sent.result?.score?.scaled;
}

/** As many from the front as one request may carry, at least one. */
export function firstBatch(queue: readonly Statement[], most: number, bytes = MOST_BYTES): readonly Statement[] {
  let size = 0;
  const fits = (statement: Statement, index: number) => {
    size += sizeOf(JSON.stringify(statement)) + 1;
    return index === 0 || (index < most && size <= bytes);
  };
  const end = queue.findIndex((statement, index) => !fits(statement, index));
  return end < 0 ? queue : queue.slice(0, end);
}
