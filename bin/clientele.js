// `npm run clientele -- COMMAND …`: one command of the program, such as `import FILE.csv` or `doctor`.
import { programArgs } from './program.js';
import { run } from './run.js';
import { setUp } from './setup.js';

const args = process.argv.slice(2);
const serves = ['both', 'serve'].includes(args[0] ?? '');
const node = setUp({ built: serves ? ['program', 'web'] : ['program'] });
run(node, [...programArgs, ...(args.length > 0 ? args : ['--help'])]);
