import type { OneTime } from "./credentials.ts";
import type { StoredDocument } from "./documents.ts";
import type { RecordStore } from "./record-store.ts";
import type { StoredStatement } from "./statements.ts";

/** One thing that a request changes in the store: what a journal keeps, and what is played again at the next start. */
export type Change =
  | { readonly type: "statements"; readonly statements: readonly StoredStatement[] }
  | { readonly type: "document"; readonly key: string; readonly document: StoredDocument }
  | { readonly type: "documents-gone"; readonly keys: readonly string[] }
  | { readonly type: "credentials"; readonly oneTime: OneTime };

export function apply(store: RecordStore, change: Change): void {
  switch (change.type) {
    case "statements":
      for (const statement of change.statements) store.statements.set(statement.id, statement);
      return;
    case "document":
      store.documents.set(change.key, change.document);
      return;
    case "documents-gone":
      for (const key of change.keys) store.documents.delete(key);
      return;
    case "credentials":
      store.oneTime.set(change.oneTime.key, change.oneTime);
      store.sessions.set(change.oneTime.user, change.oneTime);
      return;
  }
}
