import type { Browser } from "playwright-core";
import { askDirectly } from "./ask-directly.ts";
import { fromBrowser } from "./check-browser.ts";
import { exposed, preflight } from "./check-cors.ts";
import { rightCredentials, wrongCredentials } from "./check-credentials.ts";
import { reach } from "./check-reach.ts";
import { concurrency, size } from "./check-state.ts";
import { clock, consistency } from "./check-time.ts";
import { versions } from "./check-versions.ts";
import type { Check, Found, Patient } from "./patient.ts";

/** A check with what it found. */
export interface Diagnosis extends Found, Pick<Check, "id" | "label"> {}

const CHECKS = [wrongCredentials, versions, preflight, exposed, concurrency, size, clock, consistency];

/**
 * Looks at a record store, one check after the other; where nothing answers, or the credentials are refused, it stops there.
 * Leaves nothing in the store.
 */
export async function examine(patient: Omit<Patient, "ask">, browser: Browser | undefined): Promise<readonly Diagnosis[]> {
  const whole = { ...patient, ask: askDirectly(patient.endpoint) };
  const look = async (check: Check): Promise<Diagnosis> => ({ id: check.id, label: check.label, ...(await check.look(whole)) });
  const found: Diagnosis[] = [];
  for (const check of [reach, rightCredentials]) {
    found.push(await look(check));
    if (found.at(-1)?.outcome === "wrong") return found;
  }
  for (const check of [...CHECKS, fromBrowser(browser)]) found.push(await look(check));
  return found;
}
