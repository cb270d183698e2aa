import { spawnSync } from 'node:child_process';
import { Built } from './built.js';
import { inRoot, root, say } from './place.js';

/** The web app, the pages of businesses and the widget. */
export const web = new Built('web/dist', 'web/vite.config.ts', ['web', 'contract']);

/**
 * Builds `web/dist` with Vite.
 * @param {string} node
 * @returns whether it could be built; where not, Vite has said why
 */
export function buildWeb(node) {
  say('Building the web app …');
  return web.build(() =>
    ['web', 'web/portal', 'web/booking', 'web/widget'].every((app) => {
      const { status } = spawnSync(
        node,
        [inRoot('node_modules/vite/bin/vite.js'), 'build', app, '--logLevel', 'warn'],
        { cwd: root, stdio: ['ignore', process.stderr, process.stderr] },
      );
      return status === 0;
    }),
  );
}
