import { audit } from '#contract/audit';
import { jobs } from '#contract/jobs';
import { implement } from '#platform/handler';
import { cancelJob } from './jobs/cancel.ts';
import { countJobs, getJob, listJobs } from './jobs/list.ts';
import { replayJob, replayJobs } from './jobs/replay.ts';
import { listEvents } from './list.ts';

/** What answers the parts of the API about what happened, and about work behind the scenes. */
export const handlers = [
  ...implement(audit, {
    listEvents: ({ tx, who, query }) => listEvents(tx, who, query),
  }),
  ...implement(jobs, {
    countJobs: async ({ tx, who }) => ({ rows: await countJobs(tx, who) }),
    listJobs: ({ tx, who, query }) => listJobs(tx, who, query),
    getJob: ({ tx, who, params }) => getJob(tx, who, params.id),
    replayJob: ({ tx, who, params }) => replayJob(tx, who, params.id),
    replayJobs: async ({ tx, who, body }) => ({ replayed: await replayJobs(tx, who, body.task) }),
    cancelJob: ({ tx, who, params }) => cancelJob(tx, who, params.id),
  }),
];
