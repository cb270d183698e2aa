import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** The Node that everything but these starting scripts runs on: it comes with `npm ci`. */
export const projectNode = path.join(root, 'node_modules/node/bin/node');

/** @param {...string} parts below the repository's folder */
export const inRoot = (...parts) => path.join(root, ...parts);

/**
 * The content of a JSON file of the repository, or null where there is none.
 * @param {...string} parts
 * @returns {any}
 */
export function readJson(...parts) {
  try {
    return JSON.parse(readFileSync(inRoot(...parts), 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Says one line about what is being prepared, on the error stream so that it never mixes with a command's output.
 * @param {string} line
 */
export const say = (line) => process.stderr.write(`${line}\n`);

/**
 * Ends with a message for the person.
 * @param {string} message
 * @returns {never}
 */
export function giveUp(message) {
  say(`\n${message}`);
  process.exit(1);
}
