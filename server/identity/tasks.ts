import type { TaskHandlers } from '#platform/tasks';
import { runTagging, runTaggingUndo } from './bulk/work-tagging.ts';
import { countHealth } from './health/health.ts';
import { refreshRecords } from './keep/refresh.ts';
import { recountTerms } from './keep/recount.ts';
import { learnIfDue } from './learn/due.ts';
import { runLearning } from './learn/work.ts';

/** The jobs of this room. */
export const tasks = {
  'matching.count': async ({ db, who, done }) => {
    const refresh = () => db.as(who, 'engine', (tx) => refreshRecords(tx, who.tenant));
    while ((await refresh()) > 0);
    await db.as(who, 'engine', async (tx) => {
      await recountTerms(tx, who.tenant);
      await countHealth(tx, who.tenant);
      await learnIfDue(tx, who.tenant);
      await done(tx);
    });
  },
  'matching.learn': runLearning,
  'tagging.run': runTagging,
  'tagging.undo': runTaggingUndo,
} satisfies TaskHandlers;
