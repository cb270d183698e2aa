/** Where bytes lie: named by their own SHA-256, so that the same file is kept once and never changes. */
export interface FilePort {
  /**
   * Stores bytes as they arrive.
   * @throws Refusal `body_too_large` past `maxBytes`; nothing is kept then
   */
  put(tenant: string, bytes: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredFile>;
  /** Reads bytes back, from `start` on. @throws when there is no such file */
  read(tenant: string, sha256: string, start?: number): AsyncIterable<Uint8Array>;
  /** Forgets the bytes; nothing happens when they are gone already. */
  remove(tenant: string, sha256: string): Promise<void>;
  /** When the bytes came last, if they are there: the same bytes may come more than once. */
  storedAt(tenant: string, sha256: string): Promise<Date | undefined>;
  /** The SHA-256 of all that is kept for a tenant, in no order. */
  list(tenant: string): AsyncIterable<string>;
}

/** What was stored. */
export interface StoredFile {
  /** Lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
}
