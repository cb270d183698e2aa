import { type Erasure, privacy } from '#contract/privacy';
import { implement } from '#platform/handler';
import { nextCursor, readCursor } from '#platform/keyset';
import {
  askForErasure,
  carryOutErasure,
  eraseCustomer,
  latestErasure,
  latestErasureOf,
  listErasures,
  refuseErasure,
  withdrawErasure,
} from './erasures.ts';
import { exportCustomer } from './export.ts';
import { countRetention } from './retention/apply.ts';
import { readRetention, setRetention } from './retention/setting.ts';

/** What customers see of their own erasure. */
function shownToCustomer({ customer: _customer, name: _name, doneAt: _doneAt, ...own }: Erasure) {
  return own;
}

/** What answers the privacy part of the contract. Customers are asked about themselves, whatever an address says. */
export const handlers = implement(privacy, {
  exportCustomer: ({ who, params, ports }) => exportCustomer(ports.db, who, params.id),
  eraseCustomer: ({ tx, who, params, body }) => eraseCustomer(tx, who, params.id, body.confirm),
  getCustomerErasure: async ({ tx, who, params }) => ({
    erasure: await latestErasureOf(tx, who, params.id),
  }),
  listErasures: async ({ tx, who, query: { state, limit, cursor } }) => {
    const after = readCursor(cursor, ['id'])?.[0];
    const rows = await listErasures(tx, who, state, { limit: limit + 1, after });
    return { rows: rows.slice(0, limit), next: nextCursor(rows, limit, (row) => [row.id]) };
  },
  carryOutErasure: ({ tx, who, params, body }) => carryOutErasure(tx, who, params.id, body.confirm),
  refuseErasure: ({ tx, who, params, body }) => refuseErasure(tx, who, params.id, body.reason),
  getRetention: ({ tx, who }) => readRetention(tx, who),
  setRetention: ({ tx, who, body }) => setRetention(tx, who, body),
  countRetention: ({ who, body, ports }) => countRetention(ports.db, who, body),
  exportOwnRecord: ({ who, ports }) => exportCustomer(ports.db, who, who.customer),
  getOwnErasure: async ({ tx, who }) => {
    const latest = await latestErasure(tx, who, who.customer);
    return { erasure: latest && shownToCustomer(latest) };
  },
  askForErasure: async ({ tx, who, body }) =>
    shownToCustomer(await askForErasure(tx, who, body.confirm)),
  withdrawErasure: ({ tx, who }) => withdrawErasure(tx, who),
});
