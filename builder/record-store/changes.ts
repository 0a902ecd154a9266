import { learn } from "./activities-and-agents.ts";
import type { Plain } from "./check.ts";
import type { OneTime } from "./credentials.ts";
import { keyOf, type StoredDocument } from "./documents.ts";
import type { RecordStore, StoredAttachment } from "./store.ts";
import { addToIndex } from "./statement-index.ts";

/** One thing that a request changes in the store: what a journal keeps, and what is played again at the next start. */
export type Change =
  /** Complete, as they are given out. */
  | { readonly type: "statements"; readonly statements: readonly Plain[] }
  | { readonly type: "attachment"; readonly sha2: string; readonly attachment: StoredAttachment }
  | { readonly type: "document"; readonly document: StoredDocument }
  | { readonly type: "documents-gone"; readonly keys: readonly string[] }
  | { readonly type: "credentials"; readonly oneTime: OneTime };

export function apply(store: RecordStore, change: Change): void {
  switch (change.type) {
    case "statements":
      for (const statement of change.statements) {
        const stored = addToIndex(store, statement);
        store.statements.set(stored.id, stored);
        learn(store.known, statement);
      }
      return;
    case "attachment":
      store.attachments.set(change.sha2, change.attachment);
      return;
    case "document":
      return keep(store, change.document);
    case "documents-gone":
      for (const key of change.keys) forget(store, key);
      return;
    case "credentials":
      store.oneTime.set(change.oneTime.key, change.oneTime);
      store.sessions.set(change.oneTime.user, change.oneTime);
      return;
  }
}

function keep({ documents, places }: RecordStore, document: StoredDocument): void {
  const key = keyOf(document);
  documents.set(key, document);
  const place = places.get(document.place) ?? new Set();
  places.set(document.place, place.add(key));
}

function forget({ documents, places }: RecordStore, key: string): void {
  const place = documents.get(key)?.place ?? "";
  documents.delete(key);
  places.get(place)?.delete(key);
  if (places.get(place)?.size === 0) places.delete(place);
}
