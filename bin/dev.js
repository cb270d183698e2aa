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
const web = start(node, [inRoot('node_modules/vite/bin/vite.js'), 'dev', 'web'], {
  CLIENTELE_SERVER: `http://localhost:${port}`,
});
say(`Server on port ${port}; Vite prints the address to open.`);
for (const [child, other] of /** @type {const} */ ([
  [server, web],
  [web, server],
])) {
  child.on('exit', (code) => {
    other.kill('SIGTERM');
    process.exitCode ??= code ?? 0;
  });
}
