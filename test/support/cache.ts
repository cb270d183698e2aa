import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where what may be made again at any time is kept between runs. */
export function cached(name: string): string {
  const folder = path.join(root, 'node_modules/.cache/clientele');
  mkdirSync(folder, { recursive: true });
  return path.join(folder, name);
}

/** What a migrated database is made from. A change in any of it makes another template. */
const made = [
  'database/**/*.sql',
  'server/tasks.ts',
  'server/platform/{apply,migrate,scripts}.ts',
  'server/platform/queue/*.ts',
  'package-lock.json',
];

/** Twelve hexadecimal digits that change whenever a freshly migrated database would. */
export function schemaFingerprint(): Promise<string> {
  return fingerprint(made);
}

/** Twelve hexadecimal digits that change whenever a file does that one of the patterns fits. */
export async function fingerprint(patterns: readonly string[]): Promise<string> {
  const files = await Array.fromAsync(glob(patterns, { cwd: root }));
  const hash = createHash('sha256');
  for (const file of files.toSorted())
    hash.update(`${file}\0`).update(await readFile(path.join(root, file)));
  return hash.digest('hex').slice(0, 12);
}
