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
  const known = new Set<number>();
  const listeners = new Set<Listener>();
  let stream: EventSource | undefined;

  function take({ data }: MessageEvent): void {
    const exchange = JSON.parse(String(data)) as StoreExchange;
    // A stream begins with what there is, each time that it is opened.
    if (exchange.at < opened || known.has(exchange.number)) return;
    known.add(exchange.number);
    all.push(exchange);
    for (const listener of listeners) listener(exchange);
  }

  /** A browser has six connections to one place, for all its tabs: a page that nobody looks at gives its own back. */
  function attend(): void {
    stream?.close();
    stream = document.hidden ? undefined : new EventSource(`/doors/${door}/exchanges`);
    stream?.addEventListener("message", take);
  }

  attend();
  document.addEventListener("visibilitychange", attend);
  // A connection held open would keep this page out of the browser's store of pages.
  window.addEventListener("pagehide", () => stream?.close());
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) attend();
  });
  return {
    all,
    listen(since, listener) {
      for (const exchange of all.filter(({ at }) => at >= since)) listener(exchange);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
