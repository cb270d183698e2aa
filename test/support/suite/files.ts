import { glob } from 'node:fs/promises';
import { root } from '../cache.ts';
import type { Need, Wanted } from './arguments.ts';

const folders = '{bench,bin,contract,database,server,test,web}';

const browserTests = 'test/e2e/';
const radicaleTests = 'caldav.test.ts';

/**
 * The longest begin first, so that at the end no core waits for one of them: crashes, whole-program tests, browsers. One
 * browser test begins before all others, for it makes the demo that the rest of them find then.
 */
const longest = [/^test\/e2e\/booking\./, /crash/, /^test\/[^/]+$/, /^test\/e2e\//];

/** The test files to run, in order, as paths from the repository's folder. */
export async function testFiles({ parts, without }: Wanted): Promise<string[]> {
  const found = await Array.fromAsync(
    glob(`${folders}/**/*.test.ts`, { cwd: root, exclude: ['**/node_modules', '*/dist'] }),
  );
  return found
    .map((file) => file.replaceAll('\\', '/'))
    .filter(
      (file) =>
        parts.length === 0 || parts.some((part) => file.includes(part.replace(/^\.\//, ''))),
    )
    .filter((file) => !(without.includes('browser') && file.startsWith(browserTests)))
    .filter((file) => !(without.includes('radicale') && file.endsWith(radicaleTests)))
    .toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function rank(file: string): number {
  const found = longest.findIndex((part) => part.test(file));
  return found === -1 ? longest.length : found;
}

/** What is small enough to share a process: files of one part of the house, so many together. */
const small = /^(server|web|contract|database|bench|bin)\/(?!.*crash)/;
const most = 20;

/** Files that ask every operation or job for everything, of which a process does one database. */
const broad = /^test\/(access|every-job|junk)\.test\.ts$/;
const databases = ['postgres', 'embedded'] as const;

/** Files that share a process, and what they are not to use there. */
export interface Batch {
  readonly files: readonly string[];
  readonly without: readonly Need[];
}

/** The same files in groups, each for a process of its own. */
export function batched(files: readonly string[], { without }: Wanted): Batch[] {
  const kept = databases.filter((kind) => !without.includes(kind));
  return grouped(files).flatMap((group) =>
    kept.length > 1 && group.some((file) => broad.test(file))
      ? databases.map((kind) => ({ files: group, without: [...without, kind] }))
      : [{ files: group, without }],
  );
}

function grouped(files: readonly string[]): string[][] {
  const groups: string[][] = [];
  for (const file of files) {
    const last = groups.at(-1);
    const isNear = small.test(file) && roomOf(last?.[0]) === roomOf(file);
    if (last !== undefined && isNear && last.length < most) last.push(file);
    else groups.push([file]);
  }
  return groups;
}

/** The part of the house that a small file is of; any other is by itself. */
const roomOf = (file = ''): string => (small.test(file) ? (file.split('/')[0] ?? '') : file);
