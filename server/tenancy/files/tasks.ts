import type { TaskHandlers } from '#platform/tasks';
import { dropBytes } from './keep.ts';
import { sweepFiles } from './sweep.ts';

/** The jobs of the business's own things. */
export const tasks = {
  'file.drop': async ({ db, who, payload: { tenant, sha256 }, ports, done }) => {
    await db.as(who, 'engine', async (tx) => {
      await dropBytes(tx, ports.files, { tenant }, [sha256]);
      await done(tx);
    });
  },
  'files.sweep': async ({ db, who, ports, log, signal }) => {
    const dropped = await sweepFiles(db, ports.files, who, signal);
    if (dropped > 0) log.info({ dropped }, 'bytes that no file has were dropped');
  },
} satisfies TaskHandlers;
