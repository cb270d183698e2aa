import { webhooks } from '#contract/webhooks';
import { implement } from '#platform/handler';
import { resend, resendDead, sendTest } from './deliveries/resend.ts';
import { listDeliveries } from './deliveries/shown.ts';
import { changeEndpoint, changeSecret, removeEndpoint } from './endpoints/change.ts';
import { makeEndpoint } from './endpoints/make.ts';
import { listEndpoints } from './endpoints/shown.ts';

/** What answers for webhooks. */
export const handlers = implement(webhooks, {
  listWebhooks: async ({ tx, who }) => ({ rows: await listEndpoints(tx, who.tenant) }),
  createWebhook: ({ tx, who, body, ports }) => makeEndpoint(tx, who, ports.config, body),
  updateWebhook: ({ tx, who, params, body, ports }) =>
    changeEndpoint(tx, who, ports.config, { ...params, ...body }),
  deleteWebhook: ({ tx, who, params }) => removeEndpoint(tx, who, params.id),
  changeWebhookSecret: ({ tx, who, params, body }) => changeSecret(tx, who, { ...params, ...body }),
  testWebhook: ({ tx, who, params }) => sendTest(tx, who, params.id),
  listWebhookDeliveries: ({ tx, who, params, query }) =>
    listDeliveries(tx, who.tenant, { ...params, ...query }),
  resendWebhookDelivery: ({ tx, who, params }) =>
    resend(tx, who, { endpoint: params.id, delivery: params.delivery }),
  resendWebhookDeliveries: async ({ tx, who, params }) => ({
    resent: await resendDead(tx, who, params.id),
  }),
});
