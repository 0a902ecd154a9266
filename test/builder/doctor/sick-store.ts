import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Diagnosis } from "../../../builder/doctor/doctor.ts";
import { examine } from "../../../builder/doctor/doctor.ts";
import { openRecordStore } from "../../../builder/record-store/open-record-store.ts";

/** What is wrong with a store: changes the status and the headers of an answer, in place. */
export type Illness = (answer: { status: number; readonly headers: OutgoingHttpHeaders }, request: IncomingMessage) => void;

export interface SickStore {
  /** Ends in `/`. */
  readonly endpoint: string;
  /** How many statements and documents it holds. */
  readonly held: () => number;
  readonly close: () => Promise<void>;
}

export const AUTHORIZATION = `Basic ${btoa("owner:secret")}`;

/** Our own record store, behind which something is switched off. */
export async function openSick(illness: Illness = () => undefined): Promise<SickStore> {
  const store = await openRecordStore({ now: () => new Date(), uuid: randomUUID, user: "owner", password: "secret" });
  const server = createServer((request, response) => {
    infect(response, request, illness);
    void store.answer(request, response, "/xapi");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/xapi/`,
    held: () => store.store.statements.size + store.store.documents.size,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store.close();
    },
  };
}

function infect(response: ServerResponse, request: IncomingMessage, illness: Illness): void {
  const write = response.writeHead.bind(response) as (status: number, headers: OutgoingHttpHeaders) => ServerResponse;
  response.writeHead = ((status: number, headers: OutgoingHttpHeaders) => {
    const answer = { status, headers: { ...headers } };
    illness(answer, request);
    return write(answer.status, answer.headers);
  }) as ServerResponse["writeHead"];
}

/** What the doctor finds, by the check's id, without a browser. */
export async function diagnose(illness?: Illness, authorization = AUTHORIZATION): Promise<Readonly<Record<string, Diagnosis>>> {
  const store = await openSick(illness);
  try {
    const patient = { endpoint: store.endpoint, authorization, origin: "https://lms.example", now: () => new Date(), uuid: randomUUID };
    return Object.fromEntries((await examine(patient, undefined)).map((diagnosis) => [diagnosis.id, diagnosis]));
  } finally {
    await store.close();
  }
}
