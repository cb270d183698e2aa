// `npm test [-- FILE … --only embedded --without postgres --without browser --keep-postgres]`: every test.
import { run } from './run.js';
import { setUp } from './setup.js';

const node = setUp({ development: true, web: true });
run(node, ['test/support/suite/main.ts', ...process.argv.slice(2)]);
