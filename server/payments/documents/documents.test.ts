import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asOf } from '#platform/clock';
import { newId } from '#platform/ids';
import type { PaidFor } from '#platform/subject-port';
import { refused } from '#test/access';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { testPorts } from '#test/ports';
import { readPdf } from '#test/read-pdf';
import { workTask } from '#test/work-task';
import { insertPayment } from '../charge/insert.ts';
import { forgetBuyers, refundInTx } from '../index.ts';
import { setSeller } from '../seller/setting.ts';
import { downloadDocument, downloadOwnDocument } from './download.ts';
import { listDocuments, listOwnDocuments, readDocument } from './shown.ts';

const seller = {
  name: 'Birdie Golf Lounge',
  address: '12 ซอยชิดลม\nกรุงเทพมหานคร 10330',
  taxNumber: '0105500000000',
  footer: 'ขอบคุณครับ',
  keepYears: 5,
  taxRates: [
    { name: 'VAT', permille: 70 },
    { name: 'Exempt', permille: 0 },
  ],
};

const lesson: PaidFor = {
  words: 'Lesson, 50 minutes',
  reference: 'BKG-20261128-0001',
  customer: null,
  buyer: { name: 'Zoë Œuvrard', email: 'zoe@mail.example', address: null },
  language: 'en',
  taxRate: null,
};

forEachDatabase('documents', (opened) => {
  const pay = (shop: TestBusiness, minor = '15000', changes = {}) => {
    const { owner } = shop.staff;
    const subject = { kind: 'booking', id: newId() } as const;
    const wanted = {
      subject,
      kind: 'full',
      amount: { minor, currency: 'THB' },
      ...changes,
    } as const;
    return opened().db.as(owner, 'caller', (tx) =>
      insertPayment(tx, owner, wanted, { way: 'cash', state: 'paid' }),
    );
  };
  const issue = (shop: TestBusiness, payment: string, about: Partial<PaidFor> = {}) => {
    const describe = () => Promise.resolve({ ...lesson, ...about });
    const ports = { ...testPorts(opened().db), subjects: { booking: describe } };
    return workTask(opened().db, shop.system, 'invoices.issue', { payment }, ports);
  };
  const listed = (shop: TestBusiness) =>
    opened().db.as(shop.staff.owner, 'caller', async (tx) => {
      const { rows } = await listDocuments(tx, shop.id, { limit: 100 });
      return rows.toReversed();
    });
  const selling = async (name: string) => {
    const shop = await makeBusiness(opened().db, name);
    const { owner } = shop.staff;
    await opened().db.as(owner, 'caller', (tx) => setSeller(tx, owner, seller));
    return shop;
  };
  const bytesOf = async (file: Promise<{ content: AsyncIterable<Uint8Array> }>) =>
    Buffer.concat(await Array.fromAsync((await file).content));

  test('a payment is invoiced once, what goes back is credited with its tax, and nothing changes afterwards', async () => {
    const shop = await selling('sold');
    const { owner } = shop.staff;
    const { id } = await pay(shop);
    await issue(shop, id);
    await issue(shop, id);
    for (const minor of [4999n, 5000n, 5001n]) {
      const asked = { payment: id, minor, why: 'staff' } as const;
      await opened().db.as(owner, 'caller', (tx) => refundInTx(tx, owner, asked));
      await issue(shop, id, { words: 'Called otherwise by now' });
    }
    const rows = await listed(shop);
    const year = rows[0]?.issuedOn.slice(0, 4) ?? '';
    assert.deepEqual(
      rows.map(({ number, tax, total, corrects }) => [number, tax.minor, total.minor, corrects]),
      [
        [`INV-${year}-0001`, '981', '15000', null],
        [`CRN-${year}-0001`, '327', '4999', `INV-${year}-0001`],
        [`CRN-${year}-0002`, '327', '5000', `INV-${year}-0001`],
        [`CRN-${year}-0003`, '327', '5001', `INV-${year}-0001`],
      ],
    );
    const shown = await opened().db.as(owner, 'caller', (tx) =>
      readDocument(tx, shop.id, rows[3]?.id ?? ''),
    );
    assert.equal(shown.words, 'Lesson, 50 minutes');
    assert.equal(shown.keepUntil, `${Number(year) + 5}-12-31`);
  });

  test('numbers have no gap and none is given twice, however many are given out at once', async () => {
    const shop = await selling('many');
    const paid = await Promise.all(Array.from({ length: 6 }, () => pay(shop)));
    // Each twice at once, and one that breaks off after it had taken its number.
    const broken = opened().db.as(shop.system, 'caller', async (tx) => {
      const { nextNumber } = await import('./number.ts');
      await nextNumber(tx, shop.id, 'invoice', new Date().getUTCFullYear());
      throw new Error('broken off');
    });
    const all = [...paid, ...paid].map(({ id }) => issue(shop, id));
    await assert.rejects(broken, { message: 'broken off' });
    await Promise.all(all);
    const numbers = (await listed(shop)).map(({ number }) => Number(number.split('-')[2]));
    assert.deepEqual(
      numbers.toSorted((a, b) => a - b),
      Array.from({ length: 6 }, (_, at) => at + 1),
    );
  });

  test('each year of the business’s own calendar counts from one', async () => {
    const shop = await selling('years');
    // In Bangkok the year is new seven hours before it is in UTC.
    const give = async (instant: string) => {
      const { id } = await pay(shop);
      await asOf(new Date(instant), () => issue(shop, id));
    };
    await give('2030-12-31T16:59:00Z');
    await give('2030-12-31T17:01:00Z');
    const numbers = (await listed(shop)).map(({ number, issuedOn }) => [number, issuedOn]);
    assert.deepEqual(numbers, [
      ['INV-2030-0001', '2030-12-31'],
      ['INV-2031-0001', '2031-01-01'],
    ]);
  });

  test('without a tax number there are receipts; a fee for not coming has no tax; what was waived is no sale', async () => {
    const shop = await makeBusiness(opened().db, 'small');
    const { owner } = shop.staff;
    const plain = { ...seller, name: '', taxNumber: '' };
    await opened().db.as(owner, 'caller', (tx) => setSeller(tx, owner, plain));
    const fee = await pay(shop, '5000', { kind: 'no_show' });
    await workTask(opened().db, shop.system, 'invoices.issue', { payment: fee.id });
    const waived = await opened().db.as(owner, 'caller', (tx) => {
      const subject = { kind: 'booking', id: newId() } as const;
      const wanted = { subject, kind: 'full', amount: { minor: '1', currency: 'THB' } } as const;
      return insertPayment(tx, owner, wanted, { way: 'waived', state: 'paid' });
    });
    await issue(shop, waived.id);
    const rows = await listed(shop);
    assert.deepEqual(
      rows.map(({ kind, tax }) => [kind, tax.minor]),
      [['receipt', '0']],
    );
  });

  test('the file says what was written down, in fonts of its own, in every language', async () => {
    const shop = await selling('file');
    const { owner } = shop.staff;
    const buyer = { name: 'ทินกร น้ำใจ', email: null, address: null };
    for (const [language, words] of [
      ['th', 'บทเรียนกอล์ฟ ปั้นน้ำ จำนวนสองคน'],
      ['fr', 'Leçon où l’œuvre naît'],
      ['en', 'Lesson'],
    ]) {
      const { id } = await pay(shop, '123456');
      await issue(shop, id, { language: language ?? null, words: words ?? '', buyer });
      const [row] = (await listed(shop)).toReversed();
      const file = readPdf(await bytesOf(downloadDocument(opened().db, owner, row?.id ?? '')));
      assert.deepEqual(file.fonts.map((name) => name.replace(/^\w+\+/, '')).toSorted(), [
        'Anuphan-Regular',
        'Anuphan-SemiBold',
      ]);
      const text = file.lines.join('\n').normalize('NFKD').replaceAll('\u00A0', ' ');
      const wanted = {
        th: ['ใบกำกับภาษี', 'จำนวนเงิน', 'THB 1,234.56', 'มูลค่าก่อนภาษี', words],
        fr: ['Facture', '1 234,56 THB', 'Hors taxe', words],
        en: ['Tax invoice', 'THB 1,234.56', 'VAT 7%', words],
      }[language as 'th'];
      for (const one of [...wanted, row?.number, 'ทินกร น้ำใจ', '0105500000000', 'ขอบคุณครับ'])
        assert.ok(text.includes(drawnAlike(one ?? '?')), `${language}: ${one} in ${text}`);
      assert.ok(!text.includes('\uFFFD'));
    }
  });

  test('customers get their own and nobody else’s; who was erased is named until its day, and not after it', async () => {
    const shop = await selling('own');
    const { customer } = shop.customer;
    const { id } = await pay(shop);
    await issue(shop, id, { customer });
    const other = await pay(shop);
    await issue(shop, other.id);
    const own = await opened().db.as(shop.customer, 'engine', (tx) =>
      listOwnDocuments(tx, shop.customer, { limit: 10 }),
    );
    assert.equal(own.rows.length, 1);
    const [mine, foreign] = await listed(shop);
    const bytes = await bytesOf(downloadOwnDocument(opened().db, shop.customer, mine?.id ?? ''));
    assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
    await refused(downloadOwnDocument(opened().db, shop.customer, foreign?.id ?? ''), 'not_found');
    await opened().asOwner((login) =>
      login.run(
        `UPDATE clientele.customers SET given_name = NULL, family_name = NULL, full_name = NULL, erased_at = now() WHERE id = $1`,
        [customer],
      ),
    );
    const forget = () => opened().db.as(shop.system, 'engine', (tx) => forgetBuyers(tx, shop.id));
    assert.equal(await forget(), 0);
    const late = new Date(`${Number(mine?.keepUntil.slice(0, 4)) + 1}-01-02T00:00:00Z`);
    assert.equal(await asOf(late, forget), 1);
    assert.equal(await asOf(late, forget), 0);
    const shown = await opened().db.as(shop.staff.owner, 'caller', (tx) =>
      readDocument(tx, shop.id, mine?.id ?? ''),
    );
    assert.deepEqual([shown.buyer, shown.total.minor], [null, '15000']);
  });
});

/** As a text is to be found in what a font drew: marks apart, the ring of sara am before the tone. */
const drawnAlike = (text: string) =>
  text.replaceAll(/([\u0E48-\u0E4B]?)\u0E33/gu, '\u0E4D$1\u0E32').normalize('NFKD');
