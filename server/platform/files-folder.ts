import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { FilePort, StoredFile } from './files.ts';
import { isId, newId } from './ids.ts';
import { refuse } from './refuse.ts';

/**
 * Files in a folder, as in `files/TENANT/ab/abcdef…`. Bytes arrive in a draft that gets its name once they are all
 * there and on the disk, so that a name always stands for the whole file.
 */
export function filesInFolder(folder: string): FilePort {
  return {
    async put(tenant, bytes, maxBytes) {
      const drafts = path.join(folder, 'drafts');
      await mkdir(drafts, { recursive: true, mode: 0o700 });
      const draft = path.join(drafts, newId());
      try {
        const stored = await write(draft, bytes, maxBytes);
        const place = placeOf(folder, tenant, stored.sha256);
        await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
        await rename(draft, place);
        return stored;
      } finally {
        await rm(draft, { force: true });
      }
    },
    read: (tenant, sha256, start = 0) =>
      createReadStream(placeOf(folder, tenant, sha256), { start }),
    remove: (tenant, sha256) => rm(placeOf(folder, tenant, sha256), { force: true }),
    async storedAt(tenant, sha256) {
      const found = await stat(placeOf(folder, tenant, sha256)).catch(orNothing);
      return found?.mtime;
    },
    list: (tenant) => listed(folder, tenant),
  };
}

async function* listed(folder: string, tenant: string): AsyncGenerator<string> {
  if (!isId(tenant)) throw new Error('not a tenant');
  const mine = path.join(folder, tenant);
  for (const part of (await readdir(mine).catch(orNothing)) ?? [])
    for (const name of (await readdir(path.join(mine, part)).catch(orNothing)) ?? [])
      if (isHash(name)) yield name;
}

/** What is not there, or no longer, is nothing to fail over. */
function orNothing(fault: NodeJS.ErrnoException): undefined {
  if (fault.code !== 'ENOENT') throw fault;
}

/** A draft that nobody has written to for this long was left by a program that was killed. */
const draftMs = 24 * 3600 * 1000;

/** Removes drafts that were left behind; those that another server over the same folder is writing stay. */
export async function removeOldDrafts(folder: string, olderThanMs = draftMs): Promise<void> {
  const drafts = path.join(folder, 'drafts');
  for (const name of (await readdir(drafts).catch(orNothing)) ?? []) {
    const file = path.join(drafts, name);
    const seen = await stat(file).catch(orNothing);
    if (seen !== undefined && Date.now() - seen.mtimeMs >= olderThanMs)
      await rm(file, { force: true });
  }
}

async function write(
  draft: string,
  bytes: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<StoredFile> {
  const file = await open(draft, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    const length = await copy(bytes, file, hash, maxBytes);
    await file.sync();
    return { sha256: hash.digest('hex'), bytes: length };
  } finally {
    await file.close();
  }
}

async function copy(
  from: AsyncIterable<Uint8Array>,
  to: FileHandle,
  hash: Hash,
  maxBytes: number,
): Promise<number> {
  let length = 0;
  for await (const chunk of from) {
    length += chunk.length;
    if (length > maxBytes) refuse('body_too_large', { facts: { maxBytes } });
    hash.update(chunk);
    await to.writeFile(chunk);
  }
  return length;
}

function placeOf(folder: string, tenant: string, sha256: string): string {
  if (!isId(tenant) || !isHash(sha256)) throw new Error('not the name of a file');
  return path.join(folder, tenant, sha256.slice(0, 2), sha256);
}

const isHash = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);
