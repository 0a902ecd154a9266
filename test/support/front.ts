import { createServer, request as ask, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A server in front of the preview. Its pages may be kept by the browser for going back, as most are elsewhere. */
export interface Front {
  /** `http://127.0.0.1:<port>/` */
  readonly address: string;
  /** While true, everything that writes is answered with 503 and goes no further. */
  down: boolean;
  /** Settles once `holds` is true; looked at after each request. Rejects after `patience` ms. */
  until(holds: () => boolean, patience: number): Promise<void>;
  close(): Promise<void>;
}

export async function openFront(address: string): Promise<Front> {
  const looks = new Set<() => void>();
  const server = createServer((request, response) => {
    response.once("close", () => looks.forEach((look) => look()));
    if (front.down && request.method !== "GET") response.writeHead(503).end("down for repairs");
    else pass(request, response, address);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const front: Front = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    down: false,
    until: (holds, patience) =>
      new Promise((resolve, reject) => {
        const end = (settle: () => void) => {
          looks.delete(look);
          clearTimeout(timer);
          settle();
        };
        const look = () => {
          if (holds()) end(resolve);
        };
        const timer = setTimeout(() => end(() => reject(new Error(`It is not so after ${patience} ms.`))), patience);
        looks.add(look);
        look();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return front;
}

/** The preview compares host and origin with each other only, so both stay as the browser sent them. */
function pass(request: IncomingMessage, response: ServerResponse, address: string): void {
  const { method, headers, url = "/" } = request;
  const onward = ask(new URL(url, address), { method, headers }, (answer) => {
    const { "cache-control": _, ...kept } = answer.headers;
    response.writeHead(answer.statusCode ?? 500, kept);
    answer.pipe(response);
  });
  onward.on("error", () => response.destroy());
  request.pipe(onward);
}
