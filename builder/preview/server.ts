import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Bundler } from "../compile/bundle.ts";
import { type Cache, noCache } from "../compile/cache.ts";
import type { Kit } from "../compile/kit.ts";
import type { TemplateSet } from "../compile/render/templates.ts";
import { openRecordStore, type OpenRecordStore } from "../record-store/open-record-store.ts";
import { pageAssets } from "./assets.ts";
import { finishedPackages } from "./finished-packages.ts";
import { openGallery } from "./gallery-page.ts";
import { newLive } from "./live.ts";
import { projectPackages } from "./project-packages.ts";
import { plain, send } from "./reply.ts";
import { answer, type Context } from "./routes.ts";
import { turnedAway } from "./security.ts";
import { type CheckProject, openStudio } from "./studio.ts";
import { openWorkshop } from "./workshop.ts";

export interface PreviewSettings {
  /** Absolute path of the folder that holds `packages.json` and the zips. */
  readonly output: string;
  /** The project that is being written; where absent, the finished packages in `output` are played. */
  readonly project?: PreviewProject;
  readonly kit: Kit;
  readonly templates: TemplateSet;
  readonly bundler: Bundler;
  /** 0 takes a free port. */
  readonly port: number;
  /** Where to listen; the loopback where absent. */
  readonly host?: string;
  /** More names under which it may be asked. */
  readonly names?: readonly string[];
  readonly now: () => Date;
  readonly uuid: () => string;
  /** Of this session: without it nothing can be changed. It is the record store's password as well. */
  readonly secret: string;
  /** Absolute path of the folder in which the record store keeps what it holds; in memory where absent. */
  readonly data?: string;
  /** Told what the record store found in its folder, in words. */
  readonly note?: (words: string) => void;
}

export interface PreviewProject {
  /** Absolute path of the folder that holds `modules/`. */
  readonly root: string;
  readonly cache: Cache;
  /** `YYYY-MM-DD` */
  readonly today: () => string;
  readonly check: CheckProject;
}

export interface Preview {
  /** `http://127.0.0.1:<port>/` */
  readonly address: string;
  readonly recordStore: OpenRecordStore;
  /** Where it can be asked, with the user and the password that it takes. */
  readonly access: { readonly endpoint: string; readonly user: string; readonly password: string };
  /** What the LMS holds, by the document that was launched; for tests. */
  readonly held: ReadonlyMap<string, string>;
  /** These files of the project are not what they were; paths from its root. */
  change(paths: readonly string[]): void;
  close(): Promise<void>;
}

const LOOPBACK = "127.0.0.1";
const USER = "curricle";
/** Where the record store is. */
const STORE = "/xapi";

/** Serves the preview. Rejects where the port is taken. */
export async function startPreview(settings: PreviewSettings): Promise<Preview> {
  const { output, project, kit, now, uuid, secret, host = LOOPBACK, names = [], data, note } = settings;
  const live = newLive();
  const recordStore = await openRecordStore({
    now,
    uuid,
    user: USER,
    password: secret,
    ...(data !== undefined && { folder: data }),
    ...(note && { note }),
  });
  const workshop = project && (await openWorkshop({ ...project, kit }));
  const packages = workshop ? projectPackages(workshop, kit, output) : undefined;
  const studio = workshop && packages && project ? openStudio({ workshop, packages, live, check: project.check }) : undefined;
  const gallery = openGallery({ kit, cache: project?.cache ?? noCache, today: () => now().toISOString().slice(0, 10) });
  const { project: _, ...shared } = settings;
  const context: Context = {
    ...shared,
    assets: pageAssets(kit),
    packages: packages ?? finishedPackages(output),
    recordStore,
    store: STORE,
    held: new Map(),
    live,
    gallery,
    ...(workshop && studio && project && { project: { root: project.root, workshop, studio } }),
  };
  const server = createServer((request, response) => {
    const { url = "/" } = request;
    const away = turnedAway(request, { secret, hosts: [host, ...names] });
    const isHead = request.method === "HEAD";
    // The record store has credentials of its own, and answers pages of other sites that have them.
    if (url.startsWith(`${STORE}/`) && away?.body !== "Unknown host.") void recordStore.answer(request, response, STORE);
    else if (away) send(response, away, isHead);
    else
      answer(request, response, context)
        .catch((error: Error) => plain(error instanceof URIError ? 400 : 500, error.message))
        .then((reply) => reply && send(response, reply, isHead))
        .catch(() => response.destroy());
  });
  await listen(server, settings.port, host).catch(async (error: Error) => {
    studio?.close();
    // Whoever tries another port opens the same folder.
    await recordStore.close();
    throw error;
  });
  const address = addressOf(server.address() as AddressInfo);
  return {
    address,
    recordStore,
    access: { endpoint: `${address}${STORE.slice(1)}/`, user: USER, password: secret },
    held: context.held,
    change: (paths) => studio?.change(paths),
    close: async () => {
      studio?.close();
      live.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await recordStore.close();
    },
  };
}

function addressOf({ address, family, port }: AddressInfo): string {
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}/`;
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
}
