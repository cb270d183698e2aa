import { createHash } from 'node:crypto';
import type { Upload } from '#platform/handler';

/** An upload whose bytes are digested while they are read. */
export interface DigestedUpload extends Upload {
  /** SHA-256 of all bytes in hex; reads those to the end that nobody read. Once. */
  digest(): Promise<string>;
  /** Lets go of what was not read. */
  close(): void;
}

/** The same upload, digested as it is read. Whoever stops reading early leaves the rest for the digest. */
export function digested(upload: Upload): DigestedUpload {
  const hash = createHash('sha256');
  const source = upload.bytes[Symbol.asyncIterator]();
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const { done, value } = await source.next();
      if (done === true) return;
      hash.update(value);
      yield value;
    }
  }
  return {
    ...upload,
    bytes: bytes(),
    async digest() {
      for await (const _ of bytes());
      return hash.digest('hex');
    },
    close() {
      // Not awaited, as where it is bounded: what stands still would hold up the answer.
      source.return?.()?.catch(() => undefined);
    },
  };
}
