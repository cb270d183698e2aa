import { z } from 'zod';
import { customer, operation, staff } from './operation.ts';
import { money, subject } from './payments.ts';
import { day, id, line, page, paging, slug, text } from './shapes.ts';

/** Most tax rates of a business. */
export const mostTaxRates = 10;

const taxRate = z.strictObject({
  /** Of one that is there; another is new. */
  id: id.optional(),
  name: line(60),
  /** 70 is 7 %. */
  permille: z.number().int().min(0).max(1000),
});

/** Who sells, as invoices say it, and which taxes there are. */
const seller = z.strictObject({
  /** Empty: as the business is called. */
  name: text(200),
  address: text(1000),
  /** Whoever has none gives receipts in place of invoices. */
  taxNumber: text(60),
  footer: text(500),
  /** Years for which invoices are kept, whoever is erased. */
  keepYears: z.number().int().min(1).max(30),
  /** The first is what holds where nothing else is said. One that is left out is used no more. */
  taxRates: z.array(taxRate).max(mostTaxRates),
});
export type Seller = z.infer<typeof seller>;

/** What was given out: for a payment, or for what went back of one. */
const invoiceKind = z.enum(['invoice', 'receipt', 'credit_note']);

const invoiceRow = z.object({
  id,
  kind: invoiceKind,
  number: z.string(),
  issuedOn: day,
  subject,
  payment: id,
  /** The number of what it corrects, of a credit note. */
  corrects: z.string().nullable(),
  net: money,
  tax: money,
  total: money,
  /** Until when it is kept whole. */
  keepUntil: day,
});

const invoice = invoiceRow.extend({
  language: z.enum(['en', 'th', 'fr']),
  seller: z.object({ name: z.string(), address: z.string(), taxNumber: z.string() }),
  /** Nobody that is known, or somebody who was erased since. */
  buyer: z
    .object({ name: z.string(), email: z.string().nullable(), address: z.string().nullable() })
    .nullable(),
  /** What it is for, and the number by which the buyer knows that. */
  words: z.string(),
  reference: z.string().nullable(),
  taxName: z.string().nullable(),
  taxPermille: z.number().int(),
  /** How it was paid, or given back. */
  way: z.string(),
  footer: z.string(),
});

const pdf = 'application/pdf';
const here = z.object({ slug });

/** Invoices, receipts and credit notes, and who sells by them. */
export const invoices = {
  getSeller: operation({
    method: 'GET',
    path: '/api/seller',
    summary: 'Show who sells, as invoices say it, and the taxes',
    who: staff('payments.read'),
    authority: 'caller',
    reply: seller,
  }),
  setSeller: operation({
    method: 'PUT',
    path: '/api/seller',
    summary: 'Say who sells, and the taxes; what was given out stays as it was',
    who: staff('business.change'),
    authority: 'caller',
    body: seller,
    reply: seller,
  }),
  listInvoices: operation({
    method: 'GET',
    path: '/api/invoices',
    summary: 'List what was given out, newest first; that of one booking or package with `subject`',
    who: staff('payments.read'),
    authority: 'caller',
    query: z.strictObject({ ...paging, kind: invoiceKind.optional(), subject: id.optional() }),
    reply: page(invoiceRow),
  }),
  getInvoice: operation({
    method: 'GET',
    path: '/api/invoices/{id}',
    summary: 'Show an invoice, a receipt or a credit note',
    who: staff('payments.read'),
    authority: 'caller',
    params: z.object({ id }),
    reply: invoice,
  }),
  downloadInvoice: operation({
    method: 'GET',
    path: '/api/invoices/{id}/pdf',
    summary: 'Download the same as a PDF',
    who: staff('payments.read'),
    authority: 'none',
    params: z.object({ id }),
    download: pdf,
    perMinute: 60,
  }),
  listOwnInvoices: operation({
    method: 'GET',
    path: '/api/b/{slug}/me/invoices',
    summary: 'List what was given out to you, newest first',
    who: customer(),
    authority: 'engine',
    params: here,
    query: z.strictObject({ ...paging }),
    reply: page(invoiceRow),
  }),
  downloadOwnInvoice: operation({
    method: 'GET',
    path: '/api/b/{slug}/me/invoices/{id}/pdf',
    summary: 'Download an invoice of yours as a PDF',
    who: customer(),
    authority: 'none',
    params: here.extend({ id }),
    download: pdf,
    perMinute: 30,
  }),
};
