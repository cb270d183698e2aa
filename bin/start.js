// `npm start`: everything that is missing, then the server and its worker in one process.
import { run } from './run.js';
import { setUp } from './setup.js';

const node = setUp({ web: true });
run(node, ['server/main.ts', 'both', ...process.argv.slice(2)]);
