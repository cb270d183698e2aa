// `node bin/pictures.js`: takes the pictures of docs/pictures/ anew, from the demo as it looks now.
import { run } from './run.js';
import { setUp } from './setup.js';

run(setUp({ development: true, built: ['program', 'web'] }), ['test/e2e/take-pictures.ts']);
