import type { Operation } from '#contract/operation';
import type { Upload } from '#platform/handler';
import { refuse } from '#platform/refuse';
import { boundedLength, plainEncoding, tooLarge } from './body.ts';
import type { Limits } from './edge.ts';

/** How long an upload may take. */
type Patience = Pick<Limits, 'pauseMs' | 'uploadMs'>;

/**
 * An upload as it arrives, bounded in size and time and held to keep coming.
 * @param name what the caller calls the file
 * @throws {Refusal} `unsupported_media_type`, `body_too_large`; while it is read also `request_timeout`
 */
export function uploadOf(
  request: Request,
  accepts: NonNullable<Operation['upload']>,
  name: string,
  patience: Patience,
): Upload {
  const type =
    (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!accepts.types.includes(type)) {
    const message = `must be one of: ${accepts.types.join(', ')}`;
    refuse('unsupported_media_type', { fields: [{ path: 'content-type', message }] });
  }
  plainEncoding(request);
  boundedLength(request, accepts.maxBytes);
  return { type, name, bytes: bounded(request.body, accepts.maxBytes, patience) };
}

async function* bounded(
  stream: ReadableStream<Uint8Array> | null,
  most: number,
  { pauseMs, uploadMs }: Patience,
): AsyncIterable<Uint8Array> {
  if (stream === null) return;
  const reader = stream.getReader();
  const end = performance.now() + uploadMs;
  let size = 0;
  try {
    for (;;) {
      const leftMs = end - performance.now();
      const { done, value } = await inTime(reader.read(), Math.min(pauseMs, leftMs));
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

async function inTime<T>(reading: Promise<T>, mostMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, mostMs, 'late');
  });
  try {
    const first = await Promise.race([reading, late]);
    return first === 'late' ? refuse('request_timeout') : first;
  } finally {
    clearTimeout(timer);
  }
}
