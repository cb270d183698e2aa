import { existsSync } from 'node:fs';
import path from 'node:path';
import { now } from '#platform/clock';
import { rememberBackup } from '#platform/backups';
import { readConfig } from '#platform/config';
import { filesInFolder } from '#platform/files-folder';
import { newId } from '#platform/ids';
import { withMasterKeys } from '#platform/key-file';
import { openAsOwner, openDatabase } from '#platform/open';
import { bringUp } from '../bring-up.ts';
import { command } from '../command.ts';
import { backUp } from '../copy/backup.ts';

export default command({
  summary: 'Write everything, as one consistent state, into one checksummed file.',
  usage: '[FILE]',
  words: 1,
  options: {},
  async run({ env, words, say }) {
    const configured = readConfig(env);
    const fromFile = configured.masterKeys.length === 0;
    const config = await withMasterKeys(configured);
    const stamp = now().toISOString().slice(0, 19).replaceAll(':', '');
    const file = path.resolve(words[0] ?? `clientele-${stamp}.backup`);
    if (existsSync(file)) throw new Error(`${file} is there already`);
    const opened = await openDatabase(config);
    try {
      await bringUp(config, opened, config.kind === 'embedded');
      const owner = await openAsOwner(config, opened);
      const files = filesInFolder(path.join(config.dataDir, 'files'));
      try {
        const done = await backUp(owner, files, fromFile ? config.masterKeys : [], file);
        await opened.db.as({ kind: 'anonymous', request: newId() }, 'gate', (tx) =>
          rememberBackup(tx, done),
        );
        for (const name of done.missing) say(`missing: the stored file ${name}`);
        say(`${done.rows} rows and ${done.files} stored files are in ${file}`);
      } finally {
        if (owner !== opened.engine) await owner.close();
      }
    } finally {
      await opened.close();
    }
    say(
      fromFile
        ? 'The master key is in it: keep it as safe as the data folder.'
        : 'The master key is not in it: keep CLIENTELE_MASTER_KEY somewhere else.',
    );
  },
});
