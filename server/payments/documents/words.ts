import type { Language } from './content.ts';

/** What documents say, in each language. */
interface Words {
  readonly titles: Readonly<Record<'invoice' | 'receipt' | 'credit_note', string>>;
  readonly subjects: Readonly<Record<'booking' | 'package', string>>;
  readonly kinds: Readonly<Record<'deposit' | 'rest' | 'no_show', string>>;
  readonly ways: Readonly<Record<string, string>>;
  readonly number: string;
  readonly date: string;
  readonly taxNumber: string;
  readonly to: string;
  readonly what: string;
  readonly amount: string;
  readonly reference: string;
  readonly net: string;
  readonly total: string;
  readonly credited: string;
  readonly corrects: string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    titles: { invoice: 'Tax invoice', receipt: 'Receipt', credit_note: 'Credit note' },
    subjects: { booking: 'Booking', package: 'Package' },
    kinds: { deposit: 'Deposit', rest: 'Remaining amount', no_show: 'Fee for not coming' },
    ways: {
      stripe: 'Paid by card',
      cash: 'Paid in cash',
      card_on_site: 'Paid by card on site',
      transfer: 'Paid by transfer',
      other: 'Paid',
    },
    number: 'Number',
    date: 'Date',
    taxNumber: 'Tax number',
    to: 'To',
    what: 'Description',
    amount: 'Amount',
    reference: 'Reference',
    net: 'Before tax',
    total: 'Total',
    credited: 'Given back',
    corrects: 'Corrects',
  },
  th: {
    titles: { invoice: 'ใบกำกับภาษี', receipt: 'ใบเสร็จรับเงิน', credit_note: 'ใบลดหนี้' },
    subjects: { booking: 'การจอง', package: 'แพ็กเกจ' },
    kinds: { deposit: 'มัดจำ', rest: 'ยอดคงเหลือ', no_show: 'ค่าธรรมเนียมไม่มาตามนัด' },
    ways: {
      stripe: 'ชำระด้วยบัตร',
      cash: 'ชำระด้วยเงินสด',
      card_on_site: 'ชำระด้วยบัตรที่ร้าน',
      transfer: 'ชำระด้วยการโอน',
      other: 'ชำระแล้ว',
    },
    number: 'เลขที่',
    date: 'วันที่',
    taxNumber: 'เลขประจำตัวผู้เสียภาษี',
    to: 'ผู้ซื้อ',
    what: 'รายการ',
    amount: 'จำนวนเงิน',
    reference: 'อ้างอิง',
    net: 'มูลค่าก่อนภาษี',
    total: 'รวมทั้งสิ้น',
    credited: 'คืนเงิน',
    corrects: 'อ้างถึงเลขที่',
  },
  fr: {
    titles: { invoice: 'Facture', receipt: 'Reçu', credit_note: 'Avoir' },
    subjects: { booking: 'Réservation', package: 'Forfait' },
    kinds: { deposit: 'Acompte', rest: 'Solde', no_show: 'Indemnité pour absence' },
    ways: {
      stripe: 'Payé par carte',
      cash: 'Payé en espèces',
      card_on_site: 'Payé par carte sur place',
      transfer: 'Payé par virement',
      other: 'Payé',
    },
    number: 'Numéro',
    date: 'Date',
    taxNumber: 'Numéro fiscal',
    to: 'À',
    what: 'Désignation',
    amount: 'Montant',
    reference: 'Référence',
    net: 'Hors taxe',
    total: 'Total',
    credited: 'Remboursé',
    corrects: 'Rectifie',
  },
};
