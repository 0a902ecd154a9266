import type { BrowserContext, Frame } from "playwright-core";

/** What goes on in a browser while a learner is at work, besides the course itself. */
export interface Watch {
  /** What must never happen: a script of somebody else, a dialog, a request elsewhere, a breach of the policy, a window that takes messages from anybody. */
  readonly alarms: readonly string[];
  /** Addresses and headers of all requests. */
  readonly requests: readonly { readonly address: string; readonly headers: Readonly<Record<string, string>> }[];
  readonly console: readonly string[];
}

declare global {
  interface Window {
    curricleAlarm(what: string): void;
  }
}

/** Watches all pages that a context opens from now on. `origins` are the only ones that may be asked. */
export async function watch(context: BrowserContext, origins: readonly string[]): Promise<Watch> {
  const alarms: string[] = [];
  const requests: { address: string; headers: Readonly<Record<string, string>> }[] = [];
  const lines: string[] = [];
  await context.exposeFunction("curricleAlarm", (what: string) => void alarms.push(what));
  await context.addInitScript(() => {
    const alarm = (what: string) => window.curricleAlarm(what);
    // Whoever reads, calls or sets it has run.
    Object.defineProperty(window, "pwned", {
      get() {
        alarm("pwned was read");
        return () => undefined;
      },
      set() {
        alarm("pwned was set");
      },
    });
    window.addEventListener("securitypolicyviolation", (event) => alarm(`${event.violatedDirective} ${event.blockedURI}`));
    const listen = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (this: EventTarget, ...given: Parameters<typeof listen>) {
      const [type, listener] = given;
      const code = typeof listener === "function" ? listener.toString() : "";
      if (type === "message" && this === window && window !== top && !code.includes("source")) alarm("messages are taken from anybody");
      Reflect.apply(listen, this, given);
    };
  });
  context.on("dialog", (dialog) => {
    alarms.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("console", (message) => lines.push(message.text()));
  context.on("request", (request) => {
    const address = request.url();
    requests.push({ address, headers: request.headers() });
    if (!origins.includes(new URL(address).origin) && !/^(about|data):/.test(address)) alarms.push(`request ${address}`);
  });
  return { alarms, requests, console: lines };
}

/** Everything that a package leaves in the browser. */
export function keptIn(frame: Pick<Frame, "evaluate">): Promise<string> {
  return frame.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state, location.href, window.name]),
  );
}
