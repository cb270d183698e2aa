import { readConfig } from '#platform/config';
import { openDatabase } from '#platform/open';
import { pending } from '#platform/pending';
import { migrateAsOwner } from '../bring-up.ts';
import { command } from '../command.ts';

export default command({
  summary: 'Bring the database up to this version, as its owner.',
  usage: '[--check]',
  options: {
    check: { type: 'boolean', describe: 'Only say what is missing; exit with 1 when anything is.' },
  },
  async run({ env, options, say }) {
    const config = readConfig(env);
    const opened = await openDatabase(config);
    try {
      if (options.check === true) {
        const lacking = await pending(opened.engine);
        say(lacking.length === 0 ? 'Nothing is missing.' : `Missing:\n  ${lacking.join('\n  ')}`);
        return lacking.length === 0 ? 0 : 1;
      }
      const { applied, routines } = await migrateAsOwner(config, opened);
      for (const name of [...applied, ...routines]) say(`applied ${name}`);
      say('The database is up to date.');
      return 0;
    } finally {
      await opened.close();
    }
  },
});
