import type { Host, HostCall, HostRecord, HostSetting } from "../../../templates/contract/host.ts";
import type { HostFault } from "../../../templates/contract/store-exchange.ts";

type Method = (...given: unknown[]) => unknown;

/** The LMS side of a format with a page around it. */
export interface Side {
  readonly window: Window;
  readonly api: Readonly<Record<string, Method>>;
  readonly calls: HostCall[];
  readonly records: HostRecord[];
  /** The last of `records`. */
  held(): HostRecord | undefined;
  value(name: string): string | undefined;
  /** What the LMS told about the last call. */
  last(): HostCall | undefined;
  problems(): readonly string[];
  fault: HostFault | undefined;
  close(): void;
  readonly address: string;
}

export type SideSetting = Partial<Pick<HostSetting, "personality" | "mode" | "masteryScore" | "stored" | "launch">> & {
  /** What lies beside the launched document, by its address. */
  readonly files?: Readonly<Record<string, string>>;
};

export const LAUNCH = "https://test.example/course/index.html";

/** Opens a host at a package, in a window of its own. */
export async function openSide(host: Host, { files = {}, stored, ...setting }: SideSetting = {}): Promise<Side> {
  const fetch = (address: string) => Promise.resolve(address in files ? new Response(files[address]) : new Response("", { status: 404 }));
  const window = { fetch } as unknown as Window;
  const calls: HostCall[] = [];
  const records: HostRecord[] = [];
  const open: { fault: HostFault | undefined } = { fault: undefined };
  const hosted = await host.open({
    window,
    launch: LAUNCH,
    recordStore: "",
    authorization: "",
    activity: "",
    learner: { id: "preview-learner", name: "Preview, Learner" },
    stored: stored === undefined ? undefined : (JSON.parse(JSON.stringify(stored)) as unknown),
    record: (held) => records.push(held),
    tell: (call) => calls.push(call),
    fault: () => open.fault,
    ...setting,
  });
  const around = window as unknown as Readonly<Record<string, Side["api"] | undefined>>;
  return Object.assign(open, {
    window,
    api: around["API"] ?? around["API_1484_11"] ?? {},
    calls,
    records,
    held: () => records.at(-1),
    value: (name: string) => records.at(-1)?.rows.find((row) => row.name === name)?.value,
    last: () => calls.at(-1),
    problems: () => calls.flatMap(({ problems }) => problems),
    close: () => hosted.close(),
    address: hosted.address,
  });
}

/** Makes calls as a package would: `["LMSSetValue", "cmi.core.exit", "suspend"]`. Returns the answers. */
export function play({ api }: Side, ...calls: readonly (readonly [method: string, ...given: unknown[]])[]): unknown[] {
  return calls.map(([method, ...given]) => api[method]?.(...given));
}
