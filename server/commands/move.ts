import path from 'node:path';
import { readConfig } from '#platform/config';
import { openDatabase } from '#platform/open';
import { openPostgres } from '#platform/engine-postgres';
import { migrate } from '#platform/migrate';
import { reach } from '#platform/reach';
import { bringUp } from '../bring-up.ts';
import { command, WrongUsage } from '../command.ts';
import { copyAll } from '../copy/move.ts';

export default command({
  summary: 'Move the embedded database into an empty PostgreSQL, verified row by row.',
  usage: '--to URL',
  options: {
    to: { type: 'string', value: 'URL', describe: 'The PostgreSQL, with its owner’s login.' },
  },
  async run({ env, options, say }) {
    const url = options.to;
    if (url === undefined || !/^postgres(ql)?:$/.test(URL.parse(url)?.protocol ?? ''))
      throw new WrongUsage('Say where to: move --to postgres://owner:password@host/database');
    const config = readConfig(env);
    if (config.kind !== 'embedded')
      throw new WrongUsage('DATABASE_URL is set: move takes the embedded database somewhere else');
    const source = await openDatabase(config);
    try {
      await bringUp(config, source, true);
      const target = await reach(openPostgres({ url, connections: 1, statementTimeoutMs: 0 }));
      try {
        await migrate(target, 'unknown');
        const rows = await copyAll(source.engine, target, (table, count) => {
          if (count > 0) say(`${String(count).padStart(9)}  ${table}`);
        });
        say(`Moved ${rows} rows; every table was read back and is the same.`);
      } finally {
        await target.close();
      }
    } finally {
      await source.close();
    }
    say('From now on start with:');
    say('  DATABASE_URL         that PostgreSQL; best with a login of its own that owns nothing');
    say(`  CLIENTELE_MASTER_KEY the text in ${path.join(config.dataDir, 'key')}`);
    say(
      `Stored files stay in ${path.join(config.dataDir, 'files')}; the embedded database was left as it is.`,
    );
  },
});
