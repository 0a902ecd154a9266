import { stat, unlink } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { join } from "node:path";

/**
 * Keeps a folder for this process alone, until the returned function is called or the process ends, however it ends: the lock is
 * a socket, which the system takes back. On Linux it has a name that is no file; elsewhere it may leave a file, in which nobody
 * listens then. Two containers that share a folder do not see each other's. Rejects where another has the folder.
 */
export async function lockFolder(folder: string, platform: NodeJS.Platform = process.platform): Promise<() => Promise<void>> {
  const { dev, ino } = await stat(folder, { bigint: true });
  const name = `curricle-record-store-${dev}-${ino}`;
  if (platform === "linux") return release(await listen(`\0${name}`, folder));
  if (platform === "win32") return release(await listen(`\\\\.\\pipe\\${name}`, folder));
  const path = join(folder, "lock");
  if (await isLeft(path)) await unlink(path);
  return release(await listen(path, folder));
}

function listen(address: string, folder: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "EADDRINUSE" ? new Error(`Another process has ${folder} open.`) : error);
    });
    server.listen(address, () => resolve(server.unref()));
  });
}

/** Whether a file is there in which nobody listens. */
function isLeft(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(false);
    });
    socket.once("error", (error: NodeJS.ErrnoException) => resolve(error.code === "ECONNREFUSED"));
  });
}

function release(server: Server): () => Promise<void> {
  return () => new Promise((resolve) => server.close(() => resolve()));
}
