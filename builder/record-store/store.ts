import { type Known, newKnown } from "./activities-and-agents.ts";
import type { OneTime } from "./credentials.ts";
import { type Documents, newDocuments, type StoredDocument } from "./documents.ts";
import { newIndex, type StatementIndex, type StoredStatement } from "./statement-index.ts";

/** Data of an attachment, by its SHA-2 sum in lower case. */
export interface StoredAttachment {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A learning record store in memory: xAPI 1.0.3 and 2.0, for preview and tests. */
export interface RecordStore {
  /** By id, in the order in which they were stored. */
  readonly statements: Map<string, StoredStatement>;
  readonly index: StatementIndex;
  readonly attachments: Map<string, StoredAttachment>;
  readonly known: Known;
  readonly documents: Map<string, StoredDocument>;
  readonly places: Documents;
  /** One-time credentials by their key, and by the user that they are for. */
  readonly oneTime: Map<string, OneTime>;
  readonly sessions: Map<string, OneTime>;
}

export function newStore(): RecordStore {
  return {
    statements: new Map(),
    index: newIndex(),
    attachments: new Map(),
    known: newKnown(),
    documents: new Map(),
    places: newDocuments(),
    oneTime: new Map(),
    sessions: new Map(),
  };
}
