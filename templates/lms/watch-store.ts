import type { HostRecord, HostSetting } from "../contract/host.ts";
import type { StoreExchange } from "../contract/store-exchange.ts";
import type { OwnStore } from "./own-store.ts";
import { callOf, readExchange } from "./xapi-call.ts";

export interface WatchParts {
  readonly setting: HostSetting;
  readonly store: OwnStore;
  /** What the store holds now. */
  readonly read: () => Promise<HostRecord>;
  /** What a strict system finds wrong with a request of the package, besides the store. */
  readonly judge: (exchange: StoreExchange) => readonly string[];
}

export interface Watch {
  /** Records what is held, where that has changed. */
  look(): Promise<void>;
  /** Nothing is told any more; what is held is looked at once more. */
  close(): void;
}

/** Tells each request of a package that the record store's door has noted, and reads again what is held. */
export function watchStore({ setting, store, read, judge }: WatchParts): Watch {
  let shown = "";
  let looking: Promise<void> | undefined;
  let again = false;

  const lookOnce = async () => {
    const held = await read().catch(() => undefined);
    const text = JSON.stringify(held);
    if (!held || text === shown) return;
    shown = text;
    setting.record(held);
  };
  const lookOften = async () => {
    do {
      again = false;
      await lookOnce();
    } while (again);
    looking = undefined;
  };
  const look = () => {
    again = true;
    looking ??= lookOften();
    return looking;
  };

  const stop = setting.exchanges?.((exchange) => {
    if (store.isOwn(exchange)) return;
    setting.tell?.(callOf(exchange, judge(exchange)));
    if (!["GET", "HEAD"].includes(readExchange(exchange).method)) void look();
  });
  return {
    look,
    close() {
      stop?.();
      void look();
    },
  };
}
