import { KEEPALIVE_BYTES, sizeOf } from "../../standards/xapi-fetch.ts";
import { firstBatch, type Lane, type StatementResource } from "../../standards/xapi-outbox.ts";
import type { Statement } from "../../standards/xapi-statement.ts";

export interface LastWords {
  readonly vital: Lane;
  readonly detail: Lane;
  /** Said last of all. */
  readonly last: readonly Statement[];
  readonly statements: StatementResource;
}

/** Left for the state document, which is sent beside the statements. */
const STATE_BYTES = 32_000;
const MOST = 25;

/**
 * Sends what is left while the page goes away, results first, as far as the browser lets requests outlive a page
 * (rules EXIT-8, QUEUE-6). What is already on its way is sent again by itself: a store that has it may refuse all that
 * comes with it (ADL), and none mind it alone.
 */
export function sendLast({ vital, detail, last, statements }: LastWords): void {
  let left = KEEPALIVE_BYTES - STATE_BYTES;
  const send = (all: readonly Statement[]) => {
    const batch = firstBatch(all, MOST, left);
    const size = sizeOf(JSON.stringify(batch));
    if (batch.length === 0 || size > left) return;
    left -= size;
    void statements.send(batch);
  };
  send(vital.waiting().slice(0, vital.inFlight()));
  send([...vital.waiting().slice(vital.inFlight()), ...last]);
  send(detail.waiting().slice(0, detail.inFlight()));
  send(detail.waiting().slice(detail.inFlight()));
}
