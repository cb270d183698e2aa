import type { serviceOperations } from '#contract/booking/services';
import type { Handlers } from '#platform/handler';
import { addService } from './add.ts';
import { setServiceArchived } from './archive.ts';
import { changeService } from './change.ts';
import { listServices } from './list.ts';
import { setOptions } from './set-options.ts';
import { orderServices } from './order.ts';
import { setPrices } from './set-prices.ts';
import { setQuestions } from './set-questions.ts';
import { readService } from './read.ts';
import { setNeeds } from './set-needs.ts';

/** What answers for services. */
export const serviceHandlers: Handlers<typeof serviceOperations> = {
  listServices: async ({ tx, who }) => ({ rows: await listServices(tx, who.tenant) }),
  getService: ({ tx, who, params }) => readService(tx, who.tenant, params.id),
  createService: ({ tx, who, body }) => addService(tx, who, body),
  updateService: ({ tx, who, params, body }) => changeService(tx, who, params.id, body),
  orderServices: ({ tx, who, body }) => orderServices(tx, who, body.ids),
  archiveService: ({ tx, who, params }) => setServiceArchived(tx, who, params.id, true),
  restoreService: ({ tx, who, params }) => setServiceArchived(tx, who, params.id, false),
  setServiceOptions: ({ tx, who, params, body }) => setOptions(tx, who, { ...params, ...body }),
  setServicePrices: ({ tx, who, params, body }) => setPrices(tx, who, { ...params, ...body }),
  setServiceNeeds: ({ tx, who, params, body }) => setNeeds(tx, who, { ...params, ...body }),
  setServiceQuestions: ({ tx, who, params, body }) => setQuestions(tx, who, { ...params, ...body }),
};
