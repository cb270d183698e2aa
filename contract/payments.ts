import { z } from 'zod';
import { anyone, operation, staff } from './operation.ts';
import { currency, id, instant, line, page, paging } from './shapes.ts';

/** An amount in the smallest unit of its currency: `{ minor: "15000", currency: "THB" }` is 150 baht. */
export const money = z.object({ minor: z.string(), currency });

/** The same as it is asked for: more than nothing. */
const amount = z.strictObject({
  minor: z.string().regex(/^[1-9]\d{0,13}$/, 'must be a whole number above 0, in digits'),
  currency,
});

/** What is paid for. */
export const subject = z.object({ kind: z.enum(['booking', 'package']), id });

/** Which part of the price it is; `no_show`: the fee of somebody who did not come. */
export const paymentKinds = ['full', 'deposit', 'rest', 'no_show'] as const;
const kind = z.enum(paymentKinds);

/**
 * What goes back to somebody who cancels themselves: `{ hoursBefore: 24, share: 50 }` is half of what was paid, up to 24 hours
 * before the start. Of those that are still open the largest share holds.
 */
export const refundRule = z.strictObject({
  hoursBefore: z.number().int().min(0).max(8760),
  /** In percent. */
  share: z.number().int().min(0).max(100),
});
export type RefundRule = z.infer<typeof refundRule>;

/** How staff take money themselves. */
export const waysOnSite = ['cash', 'card_on_site', 'transfer', 'other'] as const;
const way = z.enum(['stripe', ...waysOnSite, 'waived']);

/**
 * Where a payment stands. `waiting` for the card, `processing` at the bank, `uncertain`: the provider did not answer, and
 * is asked again; `refunded`: all of it went back.
 */
const state = z.enum([
  'new',
  'waiting',
  'processing',
  'paid',
  'refunded',
  'failed',
  'cancelled',
  'uncertain',
]);

/** Why money goes back; `elsewhere`: by the provider's own pages. */
const refundWhy = z.enum([
  'staff',
  'policy',
  'lapsed_hold',
  'double',
  'cancelled_by_us',
  'elsewhere',
]);

export const refund = z.object({
  id,
  amount: money,
  why: refundWhy,
  state: z.enum(['new', 'waiting', 'done', 'failed', 'uncertain']),
  /** The provider's word for what went wrong. */
  fault: z.string().nullable(),
  createdAt: instant,
  doneAt: instant.nullable(),
});

export const payment = z.object({
  id,
  subject,
  kind,
  way,
  amount: money,
  /** What has gone back of it. */
  refunded: money,
  state,
  /** The provider's word for the last refusal, as in `card_declined`. */
  fault: z.string().nullable(),
  /** Number of a slip or a transfer. */
  reference: z.string().nullable(),
  /** By a test key: no money moved. */
  isTest: z.boolean(),
  createdAt: instant,
  paidAt: instant.nullable(),
});

/** Where a business takes cards; `twin`: the demo's own Stripe, on this machine. */
export const paymentAccount = z.object({
  mode: z.enum(['live', 'test', 'twin']),
  /** The account at Stripe, and how it is called there. */
  account: z.string(),
  name: z.string(),
  publicKey: z.string(),
  /** Where Stripe tells what happened. */
  hookUrl: z.string(),
  connectedAt: instant,
});

const accountReply = z.object({
  account: paymentAccount.nullable(),
  /** Whether the demo's twin of Stripe is there to be connected. */
  hasTwin: z.boolean(),
});

const reference = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9 ./#-]{1,60}$/, 'must be 1 to 60 letters, digits, spaces and . / # -')
  .nullable()
  .default(null);
const params = z.object({ id });
const secret = (start: RegExp, words: string) => line(250).regex(start, words);

/** Payments and refunds, and the provider by which they are made. */
export const payments = {
  getPaymentAccount: operation({
    method: 'GET',
    path: '/api/payment-account',
    summary: 'Show where the business takes cards',
    who: staff('payments.read'),
    authority: 'caller',
    reply: accountReply,
  }),
  connectStripe: operation({
    method: 'PUT',
    path: '/api/payment-account',
    summary: 'Connect Stripe by its keys, which are checked there and never shown again',
    who: staff('payments.connect'),
    authority: 'none',
    body: z.strictObject({
      secretKey: secret(/^(?:sk|rk)_(?:live|test)_\w+$/, 'must start with sk_ or rk_'),
      publicKey: secret(/^pk_(?:live|test)_\w+$/, 'must start with pk_'),
      /** Of an endpoint made by hand; where it is left out, one is made at Stripe. */
      hookSecret: secret(/^whsec_[\w+/=-]+$/, 'must start with whsec_')
        .nullable()
        .default(null),
    }),
    reply: accountReply,
    perMinute: 10,
    errors: ['payment_refused', 'payment_open', 'provider_away'],
  }),
  connectTwin: operation({
    method: 'PUT',
    path: '/api/payment-account/twin',
    summary: 'Connect the demo’s twin of Stripe, by which no money moves',
    who: staff('payments.connect'),
    authority: 'none',
    reply: accountReply,
    errors: ['payment_off', 'payment_open', 'provider_away'],
  }),
  disconnectStripe: operation({
    method: 'DELETE',
    path: '/api/payment-account',
    summary: 'Disconnect the provider; what was paid stays',
    who: staff('payments.connect'),
    authority: 'caller',
    errors: ['payment_open', 'not_found'],
  }),
  listPayments: operation({
    method: 'GET',
    path: '/api/payments',
    summary: 'List payments, newest first; those of one booking or package with `subject`',
    who: staff('payments.read'),
    authority: 'caller',
    query: z.strictObject({ ...paging, state: state.optional(), subject: id.optional() }),
    reply: page(payment),
  }),
  getPayment: operation({
    method: 'GET',
    path: '/api/payments/{id}',
    summary: 'Show a payment with its refunds',
    who: staff('payments.read'),
    authority: 'caller',
    params,
    reply: payment.extend({ refunds: z.array(refund) }),
  }),
  sumPayments: operation({
    method: 'GET',
    path: '/api/payment-totals',
    summary:
      'Add up what was paid and what went back, by currency; tests and what was waived left out',
    who: staff('payments.read'),
    authority: 'caller',
    query: z.strictObject({ from: instant, to: instant }),
    reply: z.object({
      rows: z.array(
        z.object({ currency, paid: z.string(), refunded: z.string(), revenue: z.string() }),
      ),
    }),
  }),
  takeOnSite: operation({
    method: 'POST',
    path: '/api/payments/on-site',
    summary: 'Write down a payment that staff took themselves',
    who: staff('payments.take'),
    authority: 'caller',
    body: z.strictObject({ subject, kind, way: z.enum(waysOnSite), amount, reference }),
    reply: payment,
    status: 201,
    errors: ['payment_open'],
  }),
  waivePayment: operation({
    method: 'POST',
    path: '/api/payments/waived',
    summary: 'Let somebody off paying',
    who: staff('payments.refund'),
    authority: 'caller',
    body: z.strictObject({ subject, kind, amount }),
    reply: payment,
    status: 201,
    errors: ['payment_open'],
  }),
  beginPayment: operation({
    method: 'POST',
    path: '/api/payments/card',
    summary: 'Begin a payment by card, and say how the card is asked for',
    who: staff('payments.take'),
    authority: 'none',
    body: z.strictObject({ subject, kind, amount }),
    reply: payment.extend({
      publicKey: z.string(),
      /** For Stripe.js; null where the provider has not answered yet: check the payment, then. */
      clientSecret: z.string().nullable(),
      /** The twin’s own page for the card. */
      twinUrl: z.string().nullable(),
    }),
    status: 201,
    errors: ['payment_off', 'payment_open', 'payment_refused'],
  }),
  checkPayment: operation({
    method: 'POST',
    path: '/api/payments/{id}/check',
    summary: 'Ask the provider where a payment stands',
    who: staff('payments.take'),
    authority: 'none',
    params,
    reply: payment,
    errors: ['provider_away'],
  }),
  cancelPayment: operation({
    method: 'POST',
    path: '/api/payments/{id}/cancel',
    summary:
      'Take back a payment by card that is not paid yet; one that was paid meanwhile stays paid',
    who: staff('payments.take'),
    authority: 'none',
    params,
    reply: payment,
    errors: ['provider_away'],
  }),
  getSavedCard: operation({
    method: 'GET',
    path: '/api/payment-cards/{subject}',
    summary: 'Show the card that can be charged for a booking or package',
    who: staff('payments.read'),
    authority: 'caller',
    params: z.object({ subject: id }),
    reply: z.object({
      card: z
        .object({
          /** As in `visa`. */
          brand: z.string(),
          last4: z.string(),
          /** What may be charged to it where nobody comes, as it was agreed; null: nothing. */
          fee: money.nullable(),
          savedAt: instant,
        })
        .nullable(),
    }),
  }),
  refundPayment: operation({
    method: 'POST',
    path: '/api/payments/{id}/refunds',
    summary: 'Give back a payment, all that is left of it or an amount',
    who: staff('payments.refund'),
    authority: 'caller',
    params,
    body: z.strictObject({ minor: amount.shape.minor.optional() }),
    reply: refund,
    status: 202,
    errors: ['refund_too_much'],
  }),
  stripeNotice: operation({
    method: 'POST',
    path: '/api/hooks/stripe/{tenant}',
    summary: 'Take a signed notice of Stripe; one that came before is answered alike',
    who: anyone(),
    authority: 'none',
    params: z.object({ tenant: id }),
    upload: { types: ['application/json'], maxBytes: 512_000 },
    errors: ['signature_wrong'],
  }),
};
