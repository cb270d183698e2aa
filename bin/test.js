// `npm test [-- FILE … --only embedded --without postgres --without browser --keep-postgres]`: every test.
import { run } from './run.js';
import { setUp } from './setup.js';

// A web app that cannot be built is for its tests to say.
const node = setUp({ development: true, built: ['program', 'web'], mayFail: true });
run(node, ['test/support/suite/main.ts', ...process.argv.slice(2)]);
