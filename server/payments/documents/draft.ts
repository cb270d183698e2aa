import type { Ports } from '#platform/ports';
import type { PaidKind } from '#platform/subject-port';
import type { Tx } from '#platform/tx';
import { readBusiness } from '#tenancy';
import type { PaymentRow } from '../charge/row.ts';
import { readSeller } from '../seller/setting.ts';
import { type Content, type Language, languages } from './content.ts';
import { words } from './words.ts';

/** A document that is about to be given out. */
interface Draft {
  readonly kind: 'invoice' | 'receipt';
  readonly content: Content;
  readonly customer: string | null;
  readonly keepYears: number;
  /** By whose calendar it has its day. */
  readonly zone: string;
}

/** What is to be given out for a payment, as everything is now. */
export async function draftOf(
  tx: Tx,
  tenant: string,
  payment: PaymentRow,
  subjects: Ports['subjects'],
): Promise<Draft> {
  const business = await readBusiness(tx, tenant);
  const seller = await readSeller(tx, tenant);
  const describe = subjects[payment.subject_kind as PaidKind];
  const about = await describe?.(tx, tenant, payment.subject_id);
  const language = languageOf(about?.language, business.language);
  const rate = seller.taxRates.find(({ id }) => id === about?.taxRate) ?? seller.taxRates[0];
  const isFee = payment.kind === 'no_show';
  const said = words[language];
  const what = about?.words ?? said.subjects[payment.subject_kind as PaidKind];
  return {
    kind: seller.taxNumber === '' ? 'receipt' : 'invoice',
    customer: about?.customer ?? null,
    keepYears: seller.keepYears,
    zone: business.timeZone,
    content: {
      language,
      seller: {
        name: seller.name === '' ? business.name : seller.name,
        address: seller.address,
        taxNumber: seller.taxNumber,
      },
      buyer: about?.buyer ?? null,
      words: payment.kind === 'full' ? what : `${said.kinds[kindOf(payment)]}: ${what}`,
      reference: about?.reference ?? null,
      // A fee for not coming pays for nothing that was delivered: no tax is in it.
      tax: rate === undefined || isFee ? null : { name: rate.name, permille: rate.permille },
      way: payment.way,
      corrects: null,
      footer: seller.footer,
    },
  };
}

const kindOf = ({ kind }: PaymentRow) => kind as 'deposit' | 'rest' | 'no_show';

const languageOf = (...wanted: (string | null | undefined)[]): Language =>
  languages.find((language) => language === wanted.find((one) => isKnown(one))) ?? 'en';

const isKnown = (one: string | null | undefined) => languages.some((language) => language === one);
