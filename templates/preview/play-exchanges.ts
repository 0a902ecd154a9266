import type { StoreExchange } from "../contract/store-exchange.ts";
import type { PlaySettings } from "./play-settings.ts";

type Listener = (exchange: StoreExchange) => void;

/** What the record store's door answers, from when the page was opened. */
export interface Exchanges {
  readonly all: readonly StoreExchange[];
  /** Those since that time (ms since 1970), and each from now on. Returns how to stop. */
  listen(since: number, listener: Listener): () => void;
}

export function openExchanges({ door }: PlaySettings): Exchanges {
  const opened = Date.now();
  const all: StoreExchange[] = [];
  const listeners = new Set<Listener>();
  const stream = new EventSource(`/doors/${door}/exchanges`);
  stream.addEventListener("message", ({ data }) => {
    const exchange = JSON.parse(String(data)) as StoreExchange;
    // A stream that was cut begins again from the first.
    if (exchange.at < opened || all.some(({ number }) => number === exchange.number)) return;
    all.push(exchange);
    for (const listener of listeners) listener(exchange);
  });
  // A connection held open would keep this page out of the browser's store of pages.
  window.addEventListener("pagehide", () => stream.close());
  return {
    all,
    listen(since, listener) {
      for (const exchange of all.filter(({ at }) => at >= since)) listener(exchange);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
