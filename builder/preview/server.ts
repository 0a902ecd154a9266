import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Bundler } from "../compile/bundle.ts";
import type { Kit } from "../compile/kit.ts";
import type { TemplateSet } from "../compile/render/templates.ts";
import { type PackageRecord, readSummary } from "../summary.ts";
import { homePage, playPage } from "./pages.ts";
import { handle, newStore, type RecordStore } from "../record-store/record-store.ts";
import { contentType, openZips, type Zips } from "./zips.ts";

export interface PreviewSettings {
  /** Absolute path of the folder that holds `packages.json` and the zips. */
  readonly output: string;
  readonly kit: Kit;
  readonly templates: TemplateSet;
  readonly bundler: Bundler;
  /** The preview's own page script and style sheet. */
  readonly assets: { readonly script: string; readonly style: string };
  /** 0 takes a free port. */
  readonly port: number;
  readonly now: () => Date;
  readonly uuid: () => string;
}

export interface Preview {
  /** `http://127.0.0.1:<port>/` */
  readonly address: string;
  /** What the record store and the LMS hold; for tests. */
  readonly store: RecordStore;
  readonly held: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

/** The largest request that is read, bytes. */
const LARGEST = 4_000_000;

interface Reply {
  readonly status: number;
  readonly type?: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Context extends PreviewSettings {
  readonly zips: Zips;
  readonly store: RecordStore;
  readonly held: Map<string, string>;
}

/** Plays finished packages on loopback. Rejects where the port is taken. */
export async function startPreview(settings: PreviewSettings): Promise<Preview> {
  const context: Context = { ...settings, zips: openZips(settings.output), store: newStore(), held: new Map() };
  const server = createServer((request, response) => {
    void answer(request, context)
      .catch((error: Error): Reply => ({ status: 500, type: "text/plain; charset=utf-8", body: error.message }))
      .then((reply) => send(response, reply, request.method === "HEAD"));
  });
  await listen(server, settings.port);
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    store: context.store,
    held: context.held,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
}

async function answer(request: IncomingMessage, context: Context): Promise<Reply> {
  const { method = "GET", headers } = request;
  // Another site that points its own name at 127.0.0.1 must get nothing (DNS rebinding).
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? "")) return { status: 403, body: "Unknown host." };
  const url = new URL(request.url ?? "/", `http://${headers.host}`);
  const path = decodeURIComponent(url.pathname);
  if (path.startsWith("/record-store/")) return recordStore(request, url, context);
  if (method !== "GET" && method !== "HEAD" && headers.origin !== `http://${headers.host}`) return { status: 403, body: "Not from here." };
  const [, first = "", ...rest] = path.split("/");
  switch (first) {
    case "":
      return html(homePage(await readSummary(context.output), context));
    case "preview.css":
      return { status: 200, type: "text/css; charset=utf-8", body: context.assets.style };
    case "play.js":
      return { status: 200, type: "text/javascript; charset=utf-8", body: context.assets.script };
    case "hosts": {
      const target = (rest[0] ?? "").replace(/\.js$/, "");
      const known = context.kit.targets.some(({ id }) => id === target);
      const script = known ? await context.bundler.host(target) : undefined;
      return script === undefined ? missing() : { status: 200, type: "text/javascript; charset=utf-8", body: script };
    }
    case "play": {
      const record = await findPackage(rest.join("/"), context);
      return record ? html(playPage(record, Number(url.searchParams.get("unit") ?? 0), context)) : missing();
    }
    case "held":
      return held(request, method, rest.join("/"), context);
    case "packages":
      return packageFile(rest, headers.range, context);
    default:
      return missing();
  }
}

async function findPackage(name: string, { output }: Context): Promise<Omit<PackageRecord, "milliseconds"> | undefined> {
  return (await readSummary(output)).find(({ path }) => path === `${name}.zip`);
}

async function packageFile(rest: readonly string[], range: string | undefined, context: Context): Promise<Reply> {
  const record = await findPackage(rest.slice(0, 3).join("/"), context);
  const path = rest.slice(3).join("/");
  const bytes = record && (await context.zips.file(record.path, path));
  return bytes ? partOf(bytes, range, contentType(path)) : missing();
}

/** The bytes that a player asks for when it jumps (RFC 9110, 14.2), or all of them. */
function partOf(bytes: Uint8Array, range: string | undefined, type: string): Reply {
  const [, first = "", last = ""] = /^bytes=(\d+)-(\d*)$/.exec(range ?? "") ?? [];
  const from = Number(first);
  if (first === "" || from >= bytes.length) return { status: 200, type, body: bytes, headers: { "accept-ranges": "bytes" } };
  const until = Math.min(last === "" ? bytes.length - 1 : Number(last), bytes.length - 1);
  const headers = { "accept-ranges": "bytes", "content-range": `bytes ${from}-${until}/${bytes.length}` };
  return { status: 206, type, body: bytes.subarray(from, until + 1), headers };
}

async function held(request: IncomingMessage, method: string, name: string, { held: all }: Context): Promise<Reply> {
  if (method === "PUT") all.set(name, await readBody(request));
  else if (method === "DELETE") all.delete(name);
  else if (!all.has(name)) return missing();
  return { status: 200, type: "application/json", body: method === "GET" ? (all.get(name) ?? "") : "{}" };
}

async function recordStore(request: IncomingMessage, url: URL, { store, now, uuid }: Context): Promise<Reply> {
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const body = await readBody(request);
  const method = request.method ?? "GET";
  const reply = handle(
    store,
    { method, url: url.href.replace("/record-store/", "/"), headers, body },
    { now, uuid, root: "/record-store" },
  );
  return { status: reply.status, headers: reply.headers, body: reply.body };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST) throw new Error("The request is too large.");
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

function send(response: ServerResponse, { status, type, body, headers }: Reply, headOnly: boolean): void {
  response.writeHead(status, {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...(type ? { "content-type": type } : {}),
    ...headers,
  });
  response.end(headOnly ? undefined : body);
}

function html(body: string): Reply {
  return { status: 200, type: "text/html; charset=utf-8", body };
}

function missing(): Reply {
  return { status: 404, type: "text/plain; charset=utf-8", body: "There is nothing here." };
}
