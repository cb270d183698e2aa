// `npm run dev`: the server restarts and the page reloads as files change.
import { inRoot, say } from './place.js';
import { start } from './run.js';
import { setUp } from './setup.js';

const node = setUp({ development: true });
const port = process.env['PORT'] ?? '3000';
const watched = ['server', 'contract', 'database'].map((folder) => `--watch-path=${folder}`);
const server = start(node, [...watched, '--watch-preserve-output', 'server/main.ts', 'both'], {
  PORT: port,
});
const [web, portal] = ['web', 'web/portal'].map((app) =>
  start(node, [inRoot('node_modules/vite/bin/vite.js'), 'dev', app], {
    CLIENTELE_SERVER: `http://localhost:${port}`,
  }),
);
say(
  `Server on port ${port}; Vite prints the addresses to open: the staff app's, with the portals at`,
);
say('its /b/birdie and so on, and one of its own for the portals.');
const all = [server, web, portal];
for (const child of all) {
  child?.on('exit', (code) => {
    for (const other of all) if (other !== child) other?.kill('SIGTERM');
    process.exitCode ??= code ?? 0;
  });
}
