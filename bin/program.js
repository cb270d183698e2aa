import { spawnSync } from 'node:child_process';
import { Built } from './built.js';
import { inRoot, root, say } from './place.js';

const config = 'server/rolldown.config.js';

/** The program: the server, its worker and every command. */
export const program = new Built('server/dist', config, [
  'server',
  'contract',
  'database',
  'package.json',
]);

/** How Node runs the built program, its commands to follow. */
export const programArgs = ['--enable-source-maps', 'server/dist/main.js'];

/**
 * Builds `server/dist` with Rolldown.
 * @param {string} node
 * @returns whether it could be built; where not, Rolldown has said why
 */
export function buildProgram(node) {
  say('Building the program …');
  return program.build(() => {
    const rolldown = inRoot('node_modules/rolldown/bin/cli.mjs');
    const { status } = spawnSync(node, [rolldown, '--config', config, '--log-level', 'warn'], {
      cwd: root,
      // What it makes it lists on its output; what is wrong it says on the other.
      stdio: ['ignore', 'ignore', process.stderr],
    });
    return status === 0;
  });
}
