import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { giveUp, inRoot, readJson, root, say } from './place.js';

/**
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }} Locked
 * @typedef {Record<string, Locked>} Tree
 */

/**
 * Makes node_modules what package-lock.json says. Does nothing, and needs no network, when it already is.
 * @param {{ development: boolean }} need whether the packages for building and testing are needed too
 */
export function installPackages(need) {
  if (installed(need)) return;
  say(need.development ? 'Installing packages …' : 'Installing the packages of the server …');
  const began = Date.now();
  const { status, error } = npm([
    'ci',
    need.development ? '--include=dev' : '--omit=dev',
    '--loglevel=error',
  ]);
  if (error)
    giveUp(`npm could not be run (${error.message}). Install Node.js 20 or newer with npm.`);
  if (status !== 0) giveUp(`npm ci failed (exit code ${status}): its message is above.`);
  say(`Installed in ${Math.round((Date.now() - began) / 1000)} s.`);
}

/**
 * Whether the installed packages are those of the lock file. Dates decide first; where the lock file is newer, as
 * after a checkout that left it as it was, the versions do.
 * @param {{ development: boolean }} need
 */
function installed({ development }) {
  const hidden = inRoot('node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  if (development && !existsSync(inRoot('node_modules/typescript/package.json'))) return false;
  if (statSync(hidden).mtimeMs >= statSync(inRoot('package-lock.json')).mtimeMs) return true;
  /** @type {Tree} */
  const wanted = readJson('package-lock.json')?.packages ?? {};
  /** @type {Tree} */
  const found = readJson('node_modules/.package-lock.json')?.packages ?? {};
  return (
    Object.entries(found).every(([name, { version }]) => wanted[name]?.version === version) &&
    Object.entries(wanted).every(([name, entry]) => found[name] || name === '' || spared(entry))
  );

  /** @param {Locked} entry */
  function spared(entry) {
    return entry.optional || entry.devOptional || entry.peer || (entry.dev && !development);
  }
}

/**
 * Runs the machine's npm. The project's own Node is kept off the path, for `npm ci` is about to replace it.
 * @param {string[]} args
 */
function npm(args) {
  const own = inRoot('node_modules/.bin');
  const parts = (process.env['PATH'] ?? '').split(path.delimiter);
  const PATH = parts.filter((part) => path.resolve(part) !== own).join(path.delimiter);
  return spawnSync('npm', args, {
    cwd: root,
    env: { ...process.env, PATH },
    stdio: ['ignore', process.stderr, process.stderr],
  });
}
