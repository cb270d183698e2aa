import type { resourceOperations } from '#contract/booking/resources';
import type { Handlers } from '#platform/handler';
import { addResource } from './add.ts';
import { setResourceArchived } from './archive.ts';
import { changeResource } from './change.ts';
import { listResources } from './list.ts';
import { orderResources } from './order.ts';

/** What answers for people and places. */
export const resources: Handlers<typeof resourceOperations> = {
  listResources: async ({ tx, who }) => ({ rows: await listResources(tx, who.tenant) }),
  createResource: ({ tx, who, body }) => addResource(tx, who, body),
  updateResource: ({ tx, who, params, body }) => changeResource(tx, who, params.id, body),
  orderResources: async ({ tx, who, body }) => ({ rows: await orderResources(tx, who, body.ids) }),
  archiveResource: ({ tx, who, params }) => setResourceArchived(tx, who, params.id, true),
  restoreResource: ({ tx, who, params }) => setResourceArchived(tx, who, params.id, false),
};
