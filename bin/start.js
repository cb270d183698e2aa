// `npm start`: everything that is missing, then the server and its worker in one process.
import { programArgs } from './program.js';
import { run } from './run.js';
import { setUp } from './setup.js';

const node = setUp({ built: ['program', 'web'] });
run(node, [...programArgs, 'both', ...process.argv.slice(2)]);
