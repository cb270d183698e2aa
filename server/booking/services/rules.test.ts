import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ServiceRulesSaid } from '#contract/booking/service-rules';
import { columnsOf, fieldsOfService } from './columns.ts';
import { plainService } from './plain.ts';
import { rulesAfter, serviceFault } from './rules.ts';
import { slugOf } from './slug.ts';

const plain: ServiceRulesSaid = { ...plainService, name: 'Bay', slug: 'bay', currency: 'THB' };
const faultOf = (change: Partial<ServiceRulesSaid>) =>
  serviceFault(rulesAfter(plain, change))?.[0] ?? null;

test('what is said of a service must go together', () => {
  assert.equal(serviceFault(plain), null);
  assert.equal(faultOf({ partyMin: 3, partyMax: 2 }), 'partyMax');
  assert.equal(faultOf({ seats: 8, partyMax: 9 }), 'partyMax');
  assert.equal(faultOf({ noticeMinutes: 61 * 1440 }), 'noticeMinutes');
  assert.equal(faultOf({ pay: 'deposit' }), 'depositPercent');
  assert.equal(
    faultOf({ pay: 'deposit', depositPercent: 20, depositMinor: '5' }),
    'depositPercent',
  );
  assert.equal(faultOf({ pay: 'deposit', depositPercent: 20 }), null);
  assert.equal(faultOf({ depositMinor: '5' }), 'pay');
  assert.equal(faultOf({ pay: 'full', noShowMinor: '5' }), 'noShowMinor');
  assert.equal(faultOf({ pay: 'card_on_file', noShowMinor: '5' }), null);
});

test('refunds go from the earliest to the latest and never rise', () => {
  const steps = (...of: [number, number][]) => ({
    refunds: of.map(([hoursBefore, percent]) => ({ hoursBefore, percent })),
  });
  assert.equal(faultOf(steps([48, 100], [24, 50], [0, 50])), null);
  assert.equal(faultOf(steps([24, 100], [48, 50])), 'refunds.1');
  assert.equal(faultOf(steps([48, 50], [24, 100])), 'refunds.1');
  assert.equal(faultOf(steps([48, 50], [48, 50])), 'refunds.1');
});

test('another way of paying forgets the amounts of the one before', () => {
  const deposit = rulesAfter(plain, { pay: 'deposit', depositMinor: '500' });
  assert.equal(rulesAfter(deposit, { name: 'Bays' }).depositMinor, '500');
  assert.equal(rulesAfter(deposit, { pay: 'full' }).depositMinor, null);
});

test('a slug is made of what of a name can stand in a link', () => {
  assert.equal(slugOf('  Dégustation, privée & Co. '), 'degustation-privee-co');
  assert.equal(slugOf('เช่าเบย์'), 'service');
  assert.match(slugOf('long '.repeat(60)), /^[a-z-]{85,90}$/);
  assert.ok(!slugOf('ab '.repeat(60)).endsWith('-'));
});

test('every field has its column, amounts are whole numbers and lists of their own are JSON', () => {
  const columns = columnsOf({ ...plain, noticeMinutes: 5, noShowMinor: '12' });
  assert.equal(Object.keys(columns).length, fieldsOfService.length);
  assert.deepEqual(
    [columns.notice_minutes, columns.no_show_minor, columns.refunds],
    [5, 12n, '[]'],
  );
});
