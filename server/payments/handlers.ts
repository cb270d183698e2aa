import { invoices } from '#contract/invoices';
import { payments } from '#contract/payments';
import { implement } from '#platform/handler';
import { connectStripe, connectTwin } from './account/connect.ts';
import { disconnect } from './account/disconnect.ts';
import { showAccount } from './account/shown.ts';
import { beginPayment } from './charge/begin.ts';
import { insertPayment } from './charge/insert.ts';
import { cancelPayment, checkPayment } from './charge/check.ts';
import { showSavedCard } from './later/charge.ts';
import { downloadDocument, downloadOwnDocument } from './documents/download.ts';
import { listDocuments, listOwnDocuments, readDocument } from './documents/shown.ts';
import { readSeller, setSeller } from './seller/setting.ts';
import { receiveNotice } from './inbox/receive.ts';
import { askRefund } from './refund/ask.ts';
import { listPayments, readPayment, shownPayment } from './shown.ts';
import { sumPayments } from './totals.ts';

/** What answers for payments. */
const ofPayments = implement(payments, {
  getPaymentAccount: ({ tx, who, ports }) => showAccount(tx, who.tenant, ports),
  connectStripe: ({ who, body, ports }) => connectStripe(ports, who, body),
  connectTwin: ({ who, ports }) => connectTwin(ports, who),
  disconnectStripe: ({ tx, who }) => disconnect(tx, who),
  listPayments: ({ tx, who, query }) => listPayments(tx, who.tenant, query),
  getPayment: ({ tx, who, params }) => readPayment(tx, who.tenant, params.id),
  sumPayments: ({ tx, who, query }) => sumPayments(tx, who.tenant, query),
  takeOnSite: async ({ tx, who, body: { way, reference, ...wanted } }) =>
    shownPayment(await insertPayment(tx, who, wanted, { way, state: 'paid', reference }), 0n),
  waivePayment: async ({ tx, who, body }) =>
    shownPayment(await insertPayment(tx, who, body, { way: 'waived', state: 'paid' }), 0n),
  beginPayment: ({ who, body, ports }) => beginPayment(ports, who, body),
  checkPayment: ({ who, params, ports }) => checkPayment(ports, who, params.id),
  cancelPayment: ({ who, params, ports }) => cancelPayment(ports, who, params.id),
  getSavedCard: ({ tx, who, params }) => showSavedCard(tx, who.tenant, params.subject),
  refundPayment: ({ tx, who, params, body }) => askRefund(tx, who, { ...params, ...body }),
  stripeNotice: ({ who, params, upload, header, ports }) =>
    receiveNotice(ports, {
      tenant: params.tenant,
      request: who.request,
      signature: header('stripe-signature') ?? '',
      upload,
    }),
});

/** What answers for invoices, receipts and credit notes. */
const ofInvoices = implement(invoices, {
  getSeller: ({ tx, who }) => readSeller(tx, who.tenant),
  setSeller: ({ tx, who, body }) => setSeller(tx, who, body),
  listInvoices: ({ tx, who, query }) => listDocuments(tx, who.tenant, query),
  getInvoice: ({ tx, who, params }) => readDocument(tx, who.tenant, params.id),
  downloadInvoice: ({ who, params, ports }) => downloadDocument(ports.db, who, params.id),
  listOwnInvoices: ({ tx, who, query }) => listOwnDocuments(tx, who, query),
  downloadOwnInvoice: ({ who, params, ports }) => downloadOwnDocument(ports.db, who, params.id),
});

/** What answers for payments, and for what is given out for them. */
export const handlers = [...ofPayments, ...ofInvoices];
