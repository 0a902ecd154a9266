import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { bundleScript, type Bundler, type OwnParts } from "../compile/bundle.ts";
import { onceFor } from "../compile/once.ts";
import type { TemplateSet } from "../compile/render/templates.ts";
import { contentType } from "../preview/content-type.ts";
import { html, missing, partOf, plain, type Reply, send } from "../preview/reply.ts";
import type { Door } from "../record-store/doors.ts";
import { type OpenRecordStore, openRecordStore } from "../record-store/open-record-store.ts";
import type { OpenedPackage } from "../validate/package.ts";

export interface StageTools {
  /** Absolute path of `templates/`. */
  readonly templates: string;
  readonly set: TemplateSet;
  readonly bundler: Bundler;
  /** What a project brings along, so that the robot knows its question types. */
  readonly own?: OwnParts;
  readonly now: () => Date;
  readonly uuid: () => string;
}

/** A server on this machine that shows packages out of their zips, each with the other side of its format around it. */
export interface Stage {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** Serves the files of a package from now on. Returns the path of its root, ending in `/`. */
  show(name: string, opened: OpenedPackage): string;
  /** Path of the page that holds the host of a target. */
  pageFor(target: string): string;
  /** The record store, through a door of its own. */
  door(id: string): { readonly door: Door; readonly path: string; readonly authorization: string };
  closeDoor(id: string): void;
  /** What puts eyes into every frame. */
  eyes(): Promise<string>;
  close(): Promise<void>;
}

const STORE = "/record-store";

/** Starts on a free port of the loopback. */
export async function openStage({ templates, set, bundler, own, now, uuid }: StageTools): Promise<Stage> {
  const packages = new Map<string, OpenedPackage>();
  const store: OpenRecordStore = await openRecordStore({ now, uuid, user: "verify", password: randomBytes(16).toString("hex") });
  const script = onceFor((name: string) => bundleScript(`import "./verify/${name}.ts";`, templates, own));
  const hosts = onceFor((target: string) => bundler.host(target));

  const answer = async ({ url = "/", headers }: IncomingMessage): Promise<Reply> => {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    const [, first = "", second = "", ...rest] = path.split("/");
    if (path === "/stage.js") return { status: 200, type: contentType(path), body: await script("stage") };
    if (first === "stage") return html(set.template("verify/stage.hbs")({ target: second }));
    if (first === "hosts") {
      const body = await hosts(second.replace(/\.js$/, ""));
      return body === undefined ? missing() : { status: 200, type: contentType(second), body };
    }
    const file = first === "packages" ? packages.get(second)?.file(rest.join("/")) : undefined;
    const bytes = file?.bytes();
    return bytes && file ? partOf(bytes, headers.range, contentType(file.path.toLowerCase())) : missing();
  };
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const host = (request.headers.host ?? "").replace(/:\d+$/, "");
    if (host !== "127.0.0.1") return send(response, plain(403, "Unknown host."), false);
    if (request.url?.startsWith(`${STORE}/`)) return store.answer(request, response, STORE);
    const reply = await answer(request).catch((error: Error) => plain(500, error.message));
    return send(response, reply, request.method === "HEAD");
  };

  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    show(name, opened) {
      packages.set(name, opened);
      return `/packages/${encodeURIComponent(name)}/`;
    },
    pageFor: (target) => `/stage/${target}`,
    door: (id) => ({
      door: store.openDoor(id),
      path: `${STORE}/doors/${encodeURIComponent(id)}/xapi/`,
      authorization: store.authorization,
    }),
    closeDoor: (id) => store.closeDoor(id),
    eyes: () => script("eyes"),
    async close() {
      await store.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
