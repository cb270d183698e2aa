// `npm run check`: types, lint, format, and whether the generated files are up to date. Runs all, then says which failed.
import { spawnSync } from 'node:child_process';
import { inRoot, root, say } from './place.js';
import { setUp } from './setup.js';

const node = setUp({ development: true });

/** @param {string} name a tool of node_modules */
const tool = (name) => inRoot('node_modules/.bin', name);

const checks = {
  types: [tool('tsc'), '--noEmit'],
  lint: [tool('oxlint'), '--type-aware'],
  format: [tool('oxfmt'), '--check'],
  generated: [node, 'server/main.ts', 'generate', '--check'],
};
const PATH = `${inRoot('node_modules/.bin')}:${process.env['PATH']}`;
const failed = Object.entries(checks).filter(([name, [program = '', ...args]]) => {
  const { status } = spawnSync(program, args, {
    cwd: root,
    env: { ...process.env, PATH },
    stdio: 'inherit',
  });
  say(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  return status !== 0;
});
process.exit(failed.length === 0 ? 0 : 1);
