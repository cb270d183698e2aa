import path from 'node:path';
import type { Config } from '#platform/config';
import { readConfig } from '#platform/config';
import { filesInFolder } from '#platform/files-folder';
import { openAsOwner, openDatabase } from '#platform/open';
import { migrateAsOwner } from '../bring-up.ts';
import { command, WrongUsage } from '../command.ts';
import type { Head } from '../copy/backup.ts';
import { restoreEmbedded } from '../copy/restore-embedded.ts';
import { checkedHead, restoreInto } from '../copy/restore.ts';

export default command({
  summary: 'Bring a backup back into an empty data folder or an empty PostgreSQL, verified.',
  usage: 'FILE',
  words: 1,
  options: {},
  async run({ env, words, say }) {
    const [file] = words;
    if (file === undefined) throw new WrongUsage('Say which backup: restore FILE');
    const config = readConfig(env);
    const head = await checkedHead(path.resolve(file));
    insistOnKeys(config, head);
    say(`The backup of ${head.at} is whole.`);
    const rows =
      config.kind === 'embedded'
        ? await restoreEmbedded(config, file, head)
        : await restorePostgres(config, file, head);
    say(`${rows} rows are back; every table was checked against the backup.`);
  },
});

async function restorePostgres(config: Config, file: string, head: Head): Promise<number> {
  const opened = await openDatabase(config);
  try {
    const owner = await openAsOwner(config, opened);
    const files = filesInFolder(path.join(config.dataDir, 'files'));
    try {
      const rows = await restoreInto(owner, files, file, head);
      await migrateAsOwner(config, opened);
      return rows;
    } finally {
      if (owner !== opened.engine) await owner.close();
    }
  } finally {
    await opened.close();
  }
}

/** @throws when secrets of the backup could not be read afterwards */
function insistOnKeys(config: Config, head: Head): void {
  if (config.kind === 'embedded' && config.masterKeys.length === 0 && head.keys.length > 0) return;
  const given = new Set(config.masterKeys.map(({ id }) => id));
  const lacking = head.needs.filter((id) => !given.has(id));
  if (lacking.length > 0)
    throw new Error(
      `The backup needs the master key ${lacking.join(', ')}: name it in CLIENTELE_MASTER_KEY, or beside ` +
        'another one in CLIENTELE_MASTER_KEYS_OLD.',
    );
}
