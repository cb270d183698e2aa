import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Asks the API something, as if the request had come from outside. */
export type Ask = (request: Request) => Promise<Response>;

/** Answers requests for the built screens; undefined for what is none of them. */
export type Screens = (request: Request, path: string, ask: Ask) => Promise<Response | undefined>;

/** A file of the screens, held in memory. */
export interface File {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly tag: string;
  /** Its name holds a hash of its content: it never changes. */
  readonly immutable: boolean;
  readonly packed: Map<Packing, Promise<Uint8Array>>;
}

type Packing = 'br' | 'gzip';

/** Most files of the screens, all of which are held in memory. */
const mostFiles = 2_000;
/** What is smaller than this many bytes is not worth packing. */
const worthPacking = 1_000;

/**
 * The screens of a folder that Vite built. Paths that name no file get the first page when a person goes there: the
 * page itself knows what to show.
 */
export async function screensOf(folder: string): Promise<Screens> {
  const files = await filesOf(folder);
  const first = files.get('/index.html');
  return async (request, wanted) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
    const file = files.get(wanted === '/' ? '/index.html' : wanted);
    if (file !== undefined) return screen(request, file);
    return first !== undefined && isNavigation(request, wanted)
      ? screen(request, first)
      : undefined;
  };
}

function isNavigation(request: Request, wanted: string): boolean {
  if (wanted.startsWith('/api/') || wanted.startsWith('/assets/')) return false;
  return isPerson(request);
}

/** Whether a browser asks for a page, as somebody who goes there does. */
export function isPerson(request: Request): boolean {
  return request.headers.get('accept')?.includes('text/html') ?? false;
}

/** The files of a folder that Vite built, by their paths in it; none where it was not built. */
export async function filesOf(folder: string): Promise<Map<string, File>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  if (names.length > mostFiles) throw new Error(`${folder} holds more than ${mostFiles} files`);
  const files = names.map(async (entry): Promise<[string, File]> => {
    const full = path.join(entry.parentPath, entry.name);
    const name = `/${path.relative(folder, full).split(path.sep).join('/')}`;
    return [name, fileOf(name, await readFile(full))];
  });
  return new Map(await Promise.all(files));
}

function fileOf(name: string, bytes: Uint8Array): File {
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  return {
    bytes,
    type: types[path.extname(name)] ?? 'application/octet-stream',
    tag: `W/"${hash}"`,
    immutable: name.startsWith('/assets/'),
    packed: new Map(),
  };
}

/** A file as it is sent: packed where that is worth it, and not at all where the browser has it. */
export async function screen(request: Request, file: File): Promise<Response> {
  const headers: Record<string, string> = {
    'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-type': file.type,
    etag: file.tag,
    vary: 'accept-encoding',
  };
  if (request.headers.get('if-none-match')?.includes(file.tag))
    return new Response(null, { status: 304, headers });
  const packing = packingOf(request, file);
  if (packing === undefined) return new Response(file.bytes as BodyInit, { headers });
  let packed = file.packed.get(packing);
  if (packed === undefined) file.packed.set(packing, (packed = packers[packing](file.bytes)));
  headers['content-encoding'] = packing;
  return new Response((await packed) as BodyInit, { headers });
}

function packingOf(request: Request, file: File): Packing | undefined {
  if (file.bytes.byteLength < worthPacking || !packs.test(file.type)) return undefined;
  const parts = (request.headers.get('accept-encoding') ?? '').split(',');
  const wanted = parts.filter((part) => !/;\s*q=0(?:\.0+)?\s*$/.test(part));
  const accepted = new Set(wanted.map((part) => part.split(';')[0]?.trim()));
  return (['br', 'gzip'] as const).find((packing) => accepted.has(packing));
}

const packs = /^(?:text\/|application\/(?:json|manifest\+json|javascript)|image\/svg)/;

const packers: Readonly<Record<Packing, (bytes: Uint8Array) => Promise<Uint8Array>>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
