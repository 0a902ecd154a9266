import type { Host, HostCall, HostRecord, HostSetting } from "../../../templates/contract/host.ts";
import type { HostFault, StoreExchange } from "../../../templates/contract/store-exchange.ts";
import { ENDPOINT, type FakeStore, openStore } from "../../fakes/xapi-store.ts";
import { openWindow } from "../../fakes/xapi-window.ts";

/** A learning system with a record store whose door notes what goes through it. */
export interface StoreSide {
  readonly store: FakeStore;
  /** Through the door, as the package sends it. */
  readonly fetch: typeof fetch;
  readonly address: string;
  readonly calls: HostCall[];
  readonly records: HostRecord[];
  held(): HostRecord | undefined;
  /** Lets everything happen that needs no time. */
  settle(): Promise<void>;
  fault: HostFault | undefined;
  close(): Promise<void>;
}

export type StoreSideSetting = Partial<Pick<HostSetting, "mode" | "masteryScore" | "stored" | "launch">> & {
  readonly store?: FakeStore;
  readonly files?: Readonly<Record<string, string>>;
};

const LAUNCH = "https://host.example/course/index.html";
export const AUTHORIZATION = `Basic ${btoa("preview:preview")}`;

export async function openStoreSide(
  host: Host,
  { store = openStore(), files = {}, stored, ...setting }: StoreSideSetting = {},
): Promise<StoreSide> {
  const listeners = new Set<(exchange: StoreExchange) => void>();
  const calls: HostCall[] = [];
  const records: HostRecord[] = [];
  const open: { fault: HostFault | undefined } = { fault: undefined };
  let number = 0;
  const through: typeof fetch = async (input, init = {}) => {
    const address = input as string;
    if (!address.startsWith(ENDPOINT)) return address in files ? new Response(files[address]) : new Response("", { status: 404 });
    const { fault } = open;
    const answer =
      fault === "offline" ? undefined : fault ? new Response("The store has failed.", { status: 500 }) : await store.fetch(input, init);
    const exchange: StoreExchange = {
      number: ++number,
      at: number,
      method: init.method ?? "GET",
      path: address.slice(ENDPOINT.length),
      request: (init.body as string | undefined) ?? "",
      status: answer?.status ?? 0,
      response: (await answer?.clone().text()) ?? "",
      fault,
    };
    for (const listener of listeners) listener(exchange);
    if (!answer) throw new TypeError("Failed to fetch");
    return answer;
  };
  const { window } = openWindow({ fetch: through });
  Object.assign(window, { navigator: { language: "en-GB" } });
  const hosted = await host.open({
    window,
    launch: LAUNCH,
    recordStore: ENDPOINT,
    authorization: AUTHORIZATION,
    activity: "https://preview.example/c",
    learner: { id: "ada", name: "Ada" },
    stored: stored === undefined ? undefined : (JSON.parse(JSON.stringify(stored)) as unknown),
    record: (held) => records.push(held),
    tell: (call) => calls.push(call),
    exchanges(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ...setting,
  });
  const settle = async () => {
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
  };
  await settle();
  return Object.assign(open, {
    store,
    fetch: through,
    address: hosted.address,
    calls,
    records,
    held: () => records.at(-1),
    settle,
    async close() {
      hosted.close();
      await settle();
    },
  });
}
