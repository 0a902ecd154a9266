import { checksum } from "./checksum.ts";
import { shuffled } from "./draw.ts";

const TURNS = 50;

/**
 * Ids in an order for the page, made while building. `name` decides it, together with the ids themselves. It is neither the
 * order in which the author wrote them nor that backwards, as far as there is another, and none of those that `tells` names
 * because they would give the answer away.
 */
export function mixed(ids: readonly string[], name: string, tells: (order: readonly string[]) => boolean = () => false): readonly string[] {
  const seed = Number.parseInt(checksum(name), 36);
  const sorted = [...ids].sort();
  const known = [ids.join(), [...ids].reverse().join()];
  const orders = Array.from({ length: TURNS }, (_, turn) => shuffled(sorted, seed + turn));
  return orders.find((order) => !known.includes(order.join()) && !tells(order)) ?? [...ids.slice(1), ...ids.slice(0, 1)];
}
