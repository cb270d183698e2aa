import { glob } from 'node:fs/promises';
import { root } from '../cache.ts';
import type { Wanted } from './arguments.ts';

const folders = '{bench,bin,contract,database,server,test,web}';

/** Browser tests, which are the longest, begin first, so that the last core does not wait for one of them alone. */
const browserTests = 'test/e2e/';

/** The test files to run, in order, as paths from the repository's folder. */
export async function testFiles({ parts, without }: Wanted): Promise<string[]> {
  const found = await Array.fromAsync(
    glob(`${folders}/**/*.test.ts`, { cwd: root, exclude: ['**/node_modules', 'web/dist'] }),
  );
  return found
    .map((file) => file.replaceAll('\\', '/'))
    .filter(
      (file) =>
        parts.length === 0 || parts.some((part) => file.includes(part.replace(/^\.\//, ''))),
    )
    .filter((file) => !(without.includes('browser') && file.startsWith(browserTests)))
    .toSorted(
      (a, b) =>
        Number(b.startsWith(browserTests)) - Number(a.startsWith(browserTests)) || (a < b ? -1 : 1),
    );
}
