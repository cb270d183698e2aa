// `npm run clientele -- COMMAND …`: one command of the program, such as `import FILE.csv` or `doctor`.
import { run } from './run.js';
import { setUp } from './setup.js';

const args = process.argv.slice(2);
const node = setUp({ web: ['both', 'serve'].includes(args[0] ?? '') });
run(node, ['server/main.ts', ...(args.length > 0 ? args : ['--help'])]);
