import { refuse, refuseField } from '#platform/refuse';
import type { Limits } from './edge.ts';

/** Deepest nesting of lists and objects in a body. */
const deepest = 32;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a JSON body, with everything refused that would only break further in.
 * @param limits `bodyBytes`, `bodyMs`: its size, and how long it may take to arrive
 * @returns undefined when there is none
 * @throws {Refusal} `unsupported_media_type`, `body_too_large`, `request_timeout`, `malformed_body`, `invalid_input`
 */
export async function jsonBody(
  request: Request,
  limits: Pick<Limits, 'bodyBytes' | 'bodyMs'>,
): Promise<unknown> {
  if (!hasBody(request)) return undefined;
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type)) {
    const fields = [{ path: 'content-type', message: 'must be application/json' }];
    refuse('unsupported_media_type', { fields });
  }
  plainEncoding(request);
  const text = decodedBody(await bytesOf(request, limits.bodyBytes, limits.bodyMs));
  const value = parsed(text);
  inspect(value, '', 1);
  return value;
}

/** Whether a request brings a body, by its headers. */
export function hasBody(request: Request): boolean {
  const length = request.headers.get('content-length');
  return (length !== null && length !== '0') || request.headers.has('transfer-encoding');
}

/** @throws {Refusal} `unsupported_media_type` for a compressed body: its size could not be bounded before it is read */
export function plainEncoding(request: Request): void {
  const encoding = request.headers.get('content-encoding');
  if (encoding === null || encoding === 'identity') return;
  const fields = [{ path: 'content-encoding', message: 'must be left out' }];
  refuse('unsupported_media_type', { fields });
}

/** @throws {Refusal} `body_too_large` when the length that is announced is past `most` bytes */
export function boundedLength(request: Request, most: number): void {
  if (Number(request.headers.get('content-length') ?? 0) > most) tooLarge(most);
}

/** Says no to a body of more than `most` bytes. */
export function tooLarge(most: number): never {
  return refuse('body_too_large', {
    fields: [{ path: 'body', message: `must be at most ${most} bytes` }],
    facts: { mostBytes: most },
  });
}

async function bytesOf(request: Request, most: number, mostMs: number): Promise<Uint8Array> {
  boundedLength(request, most);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Late()), mostMs);
  });
  try {
    return await Promise.race([collected(request, most), late]);
  } catch (fault) {
    if (fault instanceof Late) refuse('request_timeout');
    throw fault;
  } finally {
    clearTimeout(timer);
  }
}

class Late extends Error {}

async function collected(request: Request, most: number): Promise<Uint8Array> {
  // A length that was announced is what arrives: the parser of the protocol sees to it.
  if (request.headers.has('content-length')) return new Uint8Array(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > most) tooLarge(most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decodedBody(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return refuse('malformed_body', { fields: [{ path: 'body', message: 'is not valid UTF-8' }] });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    const place = /at position \d+|line \d+ column \d+/.exec(String(fault))?.[0];
    const message = place === undefined ? 'is not valid JSON' : `is not valid JSON ${place}`;
    return refuse('malformed_body', { fields: [{ path: 'body', message }] });
  }
}

/** Refuses what JSON allows and nothing behind can keep: null characters, half characters, bottomless nesting. */
function inspect(value: unknown, path: string, depth: number): void {
  if (typeof value === 'string') return inspectText(value, path);
  if (typeof value !== 'object' || value === null) return;
  if (depth > deepest) refuseField(path.slice(0, 200), 'is nested too deeply');
  for (const [name, inner] of Object.entries(value)) {
    const inside = path === '' ? name : `${path}.${name}`;
    if (!Array.isArray(value)) inspectName(name, path);
    if (typeof inner === 'string' || typeof inner === 'object') inspect(inner, inside, depth + 1);
  }
}

function inspectName(name: string, path: string): void {
  if (name === '__proto__')
    refuseField(path || 'body', 'has a field of a name that is not accepted');
  if (name.includes('\0') || !name.isWellFormed())
    refuseField(path || 'body', 'has a field whose name is not valid text');
}

function inspectText(text: string, path: string): void {
  if (text.includes('\0'))
    refuseField(path.slice(0, 200) || 'body', 'must not contain null characters');
  if (!text.isWellFormed())
    refuseField(path.slice(0, 200) || 'body', 'must not contain half characters');
}
