import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { inRoot, root, say } from './place.js';

/** What the web app, the pages of businesses and the widget are made of. A release may ship `web/dist` without any of it. */
const sources = ['web', 'contract', 'package-lock.json'];
const stamp = inRoot('web/dist/.built');

/** Whether `web/dist` was built from the sources as they stand, or shipped without them. */
export function webIsBuilt() {
  if (!existsSync(inRoot('web/vite.config.ts'))) return true;
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();
}

/**
 * Builds `web/dist` with Vite.
 * @param {string} node
 * @returns whether it could be built; where not, Vite has said why
 */
export function buildWeb(node) {
  say('Building the web app …');
  const before = fingerprint();
  for (const app of ['web', 'web/portal', 'web/booking', 'web/widget']) {
    const { status } = spawnSync(
      node,
      [inRoot('node_modules/vite/bin/vite.js'), 'build', app, '--logLevel', 'warn'],
      { cwd: root, stdio: ['ignore', process.stderr, process.stderr] },
    );
    if (status !== 0) return false;
  }
  writeFileSync(stamp, before);
  return true;
}

/** A hash over the names and contents of everything the web app is made of, tests left out. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesUnder(source))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(inRoot(file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} place a file or a folder of the repository
 * @returns {string[]} the files in it, in a fixed order
 */
function filesUnder(place) {
  if (statSync(inRoot(place)).isFile()) return /\.test\.tsx?$/.test(place) ? [] : [place];
  return readdirSync(inRoot(place))
    .filter((name) => name !== 'dist' && !name.startsWith('.'))
    .toSorted()
    .flatMap((name) => filesUnder(`${place}/${name}`));
}
