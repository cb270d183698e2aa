import type { TaskHandlers } from '#platform/tasks';
import { runTagging, runTaggingUndo } from './bulk/work-tagging.ts';
import { findDuplicates } from './duplicates/work.ts';
import { countHealth } from './health/health.ts';
import { refreshRecords } from './keep/refresh.ts';
import { recountTerms } from './keep/recount.ts';
import { learnIfDue } from './learn/due.ts';
import { runLearning } from './learn/work.ts';
import { workBatch } from './reviews/batches/work.ts';
import { placeAll } from './reviews/place-all.ts';
import { examineOn } from './shared/examine.ts';
import { findShared } from './shared/find.ts';
import { verifyLinks } from './standing/verify.ts';

/** Most steps that one night takes; the next goes on where they ended. */
const mostSteps = 500;

/** The jobs of this room. */
export const tasks = {
  'matching.count': async ({ db, who, done }) => {
    const refresh = () => db.as(who, 'engine', (tx) => refreshRecords(tx, who.tenant));
    while ((await refresh()) > 0);
    await placeAll(db, who);
    await db.as(who, 'engine', async (tx) => {
      await recountTerms(tx, who.tenant);
      await learnIfDue(tx, who.tenant);
      await done(tx);
    });
  },
  'reviews.batch': workBatch,
  'links.examine': async ({ db, who, signal, done }) => {
    while (await db.as(who, 'engine', (tx) => examineOn(tx, who))) signal.throwIfAborted();
    await db.as(who, 'engine', (tx) => done(tx));
  },
  /** What is shared by too many is found first, and what leaned on it looked at; then the links, and the health of all. */
  'links.verify': async ({ db, who, signal, done }) => {
    await db.as(who, 'engine', (tx) => findShared(tx, who));
    while (await db.as(who, 'engine', (tx) => examineOn(tx, who))) signal.throwIfAborted();
    for (let step = 0; step < mostSteps; step += 1) {
      signal.throwIfAborted();
      if ((await db.as(who, 'engine', (tx) => verifyLinks(tx, who.tenant))) === 0) break;
    }
    await db.as(who, 'engine', async (tx) => {
      await countHealth(tx, who.tenant);
      await done(tx);
    });
  },
  'matching.learn': runLearning,
  'duplicates.find': findDuplicates,
  'tagging.run': runTagging,
  'tagging.undo': runTaggingUndo,
} satisfies TaskHandlers;
