import type { Host, Hosted } from "../contract/host.ts";
import type { HostFault, StoreExchange } from "../contract/store-exchange.ts";
import type { StagePage, StageSetting, StageWindow } from "../contract/verify.ts";

/** What the tool lets the page call. */
interface Told extends StageWindow {
  readonly curricleHost?: Host;
  readonly curricleRecord: (record: string) => void;
  readonly curricleCall: (call: string) => void;
}

const outside = window as unknown as Told & Window;

function newStage(host: Host): StagePage {
  const listeners = new Set<(exchange: StoreExchange) => void>();
  let fault: HostFault | undefined;
  let hosted: Hosted | undefined;
  let popup: Window | null = null;
  let arrived = 0;
  /** When the record store was heard of last. */
  let heard = 0;
  for (const button of document.querySelectorAll("[data-outside]")) button.addEventListener("focus", () => arrived++);
  const frame = document.querySelector("iframe");
  return {
    async open({ place, launch, recordStore, ...setting }: StageSetting) {
      hosted = await host.open({
        ...setting,
        window,
        launch: new URL(launch, location.href).href,
        recordStore: new URL(recordStore, location.href).href,
        fault: () => fault,
        record: (record) => outside.curricleRecord(JSON.stringify(record)),
        tell: (call) => outside.curricleCall(JSON.stringify({ ...call, during: eventIn(popup ?? frame?.contentWindow) })),
        exchanges(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      });
      if (place === "window") popup = window.open(hosted.address, "course");
      else if (frame) frame.src = hosted.address;
    },
    async leave() {
      if (popup) await closed(popup);
      else if (frame) {
        const gone = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
        frame.src = "about:blank";
        await gone;
      }
      if (listeners.size > 0) await quiet(() => heard);
      hosted?.close();
      hosted = undefined;
    },
    fault(wanted) {
      fault = wanted;
    },
    exchanged(exchange) {
      heard = performance.now();
      for (const listener of listeners) listener(exchange);
    },
    arrivals() {
      const count = arrived;
      arrived = 0;
      return count;
    },
    about: () => ({ personalities: host.personalities, faults: host.faults }),
  };
}

/** Closes a window and waits until its page has said its last word. */
function closed(popup: Window): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 2000);
    popup.addEventListener("pagehide", () => {
      clearTimeout(timer);
      setTimeout(resolve, 0);
    });
    popup.close();
  });
}

/** How long a record store must have been silent, ms, and how long that is waited for. */
const SILENCE = 400;
const MOST = 3000;

/** A page's last words are on their way when it has gone already. */
async function quiet(heard: () => number): Promise<void> {
  const begun = performance.now();
  const silent = () => performance.now() - Math.max(begun, heard()) > SILENCE;
  while (!silent() && performance.now() - begun < MOST) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Type of the event that one of a package's windows is handling. A window of somebody else's cannot be asked. */
function eventIn(inner: Window | null | undefined): string | undefined {
  try {
    if (!inner) return undefined;
    const here = inner.event?.type;
    return here ?? Array.from({ length: inner.frames.length }, (_, index) => eventIn(inner.frames[index])).find(Boolean);
  } catch {
    return undefined;
  }
}

if (outside.curricleHost) outside.curricleStage = newStage(outside.curricleHost);
