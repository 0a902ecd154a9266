import type { IncomingMessage, ServerResponse } from "node:http";
import type { HostFault } from "../../templates/contract/store-exchange.ts";
import type { OpenRecordStore } from "../record-store/open-record-store.ts";
import type { PageAssets } from "./assets.ts";
import { contentType } from "./content-type.ts";
import type { Gallery } from "./gallery-page.ts";
import { homePage } from "./home.ts";
import { type Live, openStream, sendEvent } from "./live.ts";
import { playPage } from "./pages.ts";
import { html, json, missing, partOf, plain, readBody, type Reply } from "./reply.ts";
import { search } from "./search.ts";
import type { PreviewSettings } from "./server.ts";
import { sideBySide } from "./side-by-side.ts";
import type { PackageSource } from "./source.ts";
import type { Studio } from "./studio.ts";
import type { Workshop } from "./workshop.ts";

export interface Context extends Omit<PreviewSettings, "project"> {
  readonly assets: PageAssets;
  readonly packages: PackageSource;
  readonly recordStore: OpenRecordStore;
  /** Path at which the record store answers, without a `/` at the end. */
  readonly store: string;
  readonly held: Map<string, string>;
  readonly live: Live;
  readonly gallery: Gallery;
  readonly project?: { readonly root: string; readonly workshop: Workshop; readonly studio: Studio };
}

interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly method: string;
  readonly url: URL;
  /** What follows the first part of the path. */
  readonly rest: readonly string[];
}

/** `undefined` where the answer has been given, or is kept open. */
type Route = (asked: Asked, context: Context) => Reply | undefined | Promise<Reply | undefined>;

/** By the first part of the path. */
const ROUTES: Readonly<Record<string, Route>> = {
  "": async (_, context) => html(await homePage(context)),
  assets: async ({ rest }, { assets }) => script(rest.length === 1 ? await assets(rest[0] ?? "") : undefined, rest[0] ?? ""),
  hosts: async ({ rest }, { kit, bundler }) => {
    const target = (rest[0] ?? "").replace(/\.js$/, "");
    return script(kit.targets.some(({ id }) => id === target) ? await bundler.host(target) : undefined, "host.js");
  },
  play: async ({ rest, url }, context) => {
    const all = await context.packages.list();
    const record = all.find(({ path }) => path === `${rest.join("/")}.zip`);
    return record ? html(playPage(record, { ...context, all, query: url.searchParams, door: openDoor(context) })) : missing();
  },
  packages: async ({ rest, request }, { packages, templates, project }) => {
    const path = rest.slice(3).join("/");
    const bytes = await packages.file(`${rest.slice(0, 3).join("/")}.zip`, path);
    if (bytes) return partOf(bytes, request.headers.range, contentType(path));
    // Whoever asks for a document sees it in a frame.
    return path.endsWith(".html") && project ? { ...html(templates.template("preview/not-made.hbs")({})), status: 404 } : missing();
  },
  held: async ({ request, method, rest }, { held }) => {
    const name = rest.join("/");
    if (method === "PUT") held.set(name, await readBody(request));
    else if (method === "DELETE") held.delete(name);
    else if (!held.has(name)) return { status: 204 };
    return { status: 200, type: "application/json", body: method === "GET" ? (held.get(name) ?? "") : "{}" };
  },
  doors: async ({ request, response, method, rest }, { recordStore }) => {
    const [id = "", what] = rest;
    const door = recordStore.openDoor(id);
    if (what === "fault" && method === "PUT") {
      const fault = await readBody(request);
      if (!isFault(fault)) return plain(400, "There is no such fault.");
      door.play(fault === "" ? undefined : fault);
      return json({});
    }
    if (what !== "exchanges" || method !== "GET") return missing();
    openStream(response);
    for (const exchange of door.exchanges()) sendEvent(response, exchange);
    const stop = door.subscribe((exchange) => sendEvent(response, exchange));
    response.once("close", stop);
    return undefined;
  },
  "side-by-side": async ({ request, rest, url }, { kit, templates, project }) => {
    if (!project) return missing();
    // Before anything is read: what happens meanwhile is told to the page.
    const shown = { kit, templates, root: project.root, revision: project.studio.revision() };
    return sideBySide(await project.workshop.whole(), { rest, query: url.searchParams, range: request.headers.range }, shown);
  },
  gallery: async ({ request, rest }, { gallery }) => {
    if (rest.length === 0) return html(await gallery.page());
    const bytes = await gallery.file(rest.join("/"));
    return bytes ? partOf(bytes, request.headers.range, contentType(rest.at(-1) ?? "")) : missing();
  },
  search: async ({ url }, { project }) =>
    project ? json(search((await project.workshop.whole()).courses, url.searchParams.get("q") ?? "")) : missing(),
  events: ({ response, url }, { live, project }) => {
    const zip = url.searchParams.get("package") ?? "";
    live.join(response, zip);
    project?.studio.greet(zip);
    // Something may have happened between the page and this.
    if (project && zip === "" && Number(url.searchParams.get("revision")) !== project.studio.revision())
      sendEvent(response, { kind: "project" });
    return undefined;
  },
};

/** Answers what the guard has let pass. */
export async function answer(request: IncomingMessage, response: ServerResponse, context: Context): Promise<Reply | undefined> {
  const { method = "GET", headers } = request;
  const url = new URL(request.url ?? "/", `http://${headers.host ?? ""}`);
  const [, first = "", ...rest] = decodeURIComponent(url.pathname).split("/");
  const route = Object.hasOwn(ROUTES, first) ? ROUTES[first] : undefined;
  return route ? route({ request, response, method, url, rest }, context) : missing();
}

function script(body: string | undefined, name: string): Reply {
  return body === undefined ? missing() : { status: 200, type: contentType(name), body };
}

/** For one visit of a page. */
function openDoor({ recordStore, uuid }: Context): string {
  return recordStore.openDoor(uuid()).id;
}

const FAULTS: readonly string[] = ["", "offline", "slow", "commits-fail", "signed-out", "server-error"] satisfies (HostFault | "")[];

function isFault(text: string): text is HostFault | "" {
  return FAULTS.includes(text);
}
