import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { openRecordStore } from "../../../builder/record-store/open-record-store.ts";

/** A store of its own process, which a test may kill: says where it listens, and what it noted, one JSON line each. */
const [, , folder] = process.argv;
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
const store = await openRecordStore({
  now: () => new Date(),
  uuid: randomUUID,
  user: "owner",
  password: "secret",
  ...(folder !== undefined && { folder }),
  note: (words) => say({ note: words }),
});
const server = createServer((request, response) => void store.answer(request, response, ""));
server.listen(0, "127.0.0.1", () => say({ port: (server.address() as AddressInfo).port }));
