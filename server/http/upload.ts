import type { Operation } from '#contract/operation';
import type { Upload } from '#platform/handler';
import { refuse } from '#platform/refuse';
import { boundedLength, plainEncoding, tooLarge } from './body.ts';

/** How long an upload may stand still, in milliseconds. */
const idleMs = 60_000;

/**
 * An upload as it arrives, bounded in size and held to keep coming.
 * @param name what the caller calls the file
 * @throws {Refusal} `unsupported_media_type`, `body_too_large`; while it is read also `request_timeout`
 */
export function uploadOf(
  request: Request,
  accepts: NonNullable<Operation['upload']>,
  name: string,
): Upload {
  const type =
    (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!accepts.types.includes(type)) {
    const message = `must be one of: ${accepts.types.join(', ')}`;
    refuse('unsupported_media_type', { fields: [{ path: 'content-type', message }] });
  }
  plainEncoding(request);
  boundedLength(request, accepts.maxBytes);
  return { type, name, bytes: bounded(request.body, accepts.maxBytes) };
}

async function* bounded(
  stream: ReadableStream<Uint8Array> | null,
  most: number,
): AsyncIterable<Uint8Array> {
  if (stream === null) return;
  const reader = stream.getReader();
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await inTime(reader.read());
      if (done) return;
      size += value.byteLength;
      if (size > most) tooLarge(most);
      yield value;
    }
  } finally {
    // Not awaited: a connection that stands still would hold it up, and the answer need not wait for it.
    reader.cancel().catch(() => undefined);
  }
}

async function inTime<T>(reading: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, idleMs, 'late');
  });
  try {
    const first = await Promise.race([reading, late]);
    return first === 'late' ? refuse('request_timeout') : first;
  } finally {
    clearTimeout(timer);
  }
}
