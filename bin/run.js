import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { inRoot, root } from './place.js';

/**
 * Runs a program in the foreground and ends as it ends: with its exit code, or 128 + the signal's number.
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} [env] added to this process's own
 */
export function run(program, args, env = {}) {
  const child = start(program, args, env);
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0));
  });
}

/**
 * Starts a program that shares this one's terminal. A signal is passed on once: a terminal and npm both deliver
 * Ctrl-C as well, and the second of two interrupts would look like impatience.
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
export function start(program, args, env = {}) {
  const child = spawn(program, args, {
    cwd: root,
    // What Node compiled is kept, which is a good part of a second start.
    env: { NODE_COMPILE_CACHE: inRoot('node_modules/.cache/node'), ...process.env, ...env },
    stdio: 'inherit',
  });
  child.on('error', (error) => {
    process.stderr.write(`${program} could not be started: ${error.message}\n`);
    process.exit(1);
  });
  let passed = false;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (passed) return;
      passed = true;
      child.kill(signal);
    });
  }
  return child;
}
