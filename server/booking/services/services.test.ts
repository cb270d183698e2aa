import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Bookable } from '#contract/booking/services';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import { refused } from '#test/access';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { addService } from './add.ts';
import { setServiceArchived } from './archive.ts';
import { changeService } from './change.ts';
import { listServices } from './list.ts';
import { setOptions } from './set-options.ts';
import { orderServices } from './order.ts';
import { plainService } from './plain.ts';
import { setPrices } from './set-prices.ts';
import { setQuestions } from './set-questions.ts';
import { readService } from './read.ts';
import { setNeeds } from './set-needs.ts';

const everyHour = { option: null, location: null, weekdays: [], fromMinute: 0, toMinute: 1440 };
const need = (of: string[]) => ({
  label: '',
  quantity: 1,
  assignment: 'most_free' as const,
  choice: 'no' as const,
  resources: of.map((id) => ({ id, weight: 1 })),
});
const question = { label: 'Level?', translations: {}, choices: [], isRequired: false };

forEachDatabase('services', (opened) => {
  let golf: TestBusiness;
  before(async () => {
    golf = await makeBusiness(opened().db, 'services');
  });
  const as = <T>(work: (tx: Tx, who: TestBusiness['staff']['owner']) => Promise<T>): Promise<T> =>
    opened().db.as(golf.staff.owner, 'caller', (tx) => work(tx, golf.staff.owner));
  const add = (name = 'Bay') => as((tx, who) => addService(tx, who, { name }));
  const read = (id: string) => as((tx) => readService(tx, golf.id, id));
  const options = (id: string, wanted: { id?: string; minutes: number; priceMinor: string }[]) =>
    as((tx, who) =>
      setOptions(tx, who, { id, options: wanted.map((one) => ({ name: '', ...one })) }),
    );
  const needs = (id: string, wanted: Parameters<typeof setNeeds>[2]['needs'], atOnce?: number) =>
    as((tx, who) => setNeeds(tx, who, { id, needs: wanted, atOnce: atOnce ?? null }));
  const resource = (kind = 'bay', archived = false) => {
    const row = { tenant_id: golf.id, id: newId(), zone: 'Asia/Bangkok', kind };
    const at = now();
    return as(async (tx) => {
      await tx
        .insertInto('resources')
        .values({ ...row, name: row.id, created_at: at, updated_at: at })
        .$if(archived, (query) =>
          query.values({ ...row, name: row.id, created_at: at, updated_at: at, archived_at: at }),
        )
        .execute();
      return row.id;
    });
  };

  test('one that is added takes the business’s currency and a slug of its name', async () => {
    const added = await as((tx, who) =>
      addService(tx, who, {
        name: 'Strategy session',
        pay: 'deposit',
        depositMinor: '5000',
        locations: [golf.location],
      }),
    );
    assert.deepEqual(
      [added.slug, added.currency, added.depositMinor, added.locations, added.windowDays],
      ['strategy-session', 'THB', '5000', [golf.location], 60],
    );
    await refused(
      as((tx, who) => addService(tx, who, { name: 'Odd', partyMin: 3 })),
      'invalid_input',
    );
  });

  test('what staff say nothing of is as the columns default to', async () => {
    const at = now();
    const row = { tenant_id: golf.id, id: newId(), slug: 'plain', name: 'Plain', currency: 'THB' };
    await as((tx) =>
      tx
        .insertInto('services')
        .values({ ...row, created_at: at, updated_at: at })
        .execute(),
    );
    const shown = await read(row.id);
    assert.deepEqual({ ...shown, ...plainService }, shown);
  });

  test('many of one name that are added at once each get a slug of their own', async () => {
    const added = await Promise.all(Array.from({ length: 6 }, () => add('Twin')));
    assert.deepEqual(added.map(({ slug }) => slug).toSorted(), [
      'twin',
      'twin-2',
      'twin-3',
      'twin-4',
      'twin-5',
      'twin-6',
    ]);
    await assert.rejects(
      as((tx, who) => addService(tx, who, { name: 'Other', slug: 'twin' })),
      { constraint: 'services_slug_key' },
    );
  });

  test('what is changed alone is another; terms count their versions', async () => {
    const { id } = await add();
    const change = (said: Parameters<typeof changeService>[3]) =>
      as((tx, who) => changeService(tx, who, id, said));
    await change({
      pay: 'card_on_file',
      noShowMinor: '900',
      refunds: [{ hoursBefore: 24, percent: 50 }],
    });
    const terms = await change({ terms: 'No spikes.', translations: { th: { name: 'เบย์' } } });
    assert.deepEqual([terms.noShowMinor, terms.termsVersion], ['900', 2]);
    const later = await change({ pay: 'on_site', terms: 'No spikes.' });
    assert.deepEqual(
      [later.noShowMinor, later.termsVersion, later.translations.th?.name],
      [null, 2, 'เบย์'],
    );
    await refused(change({ pay: 'deposit' }), 'invalid_input');
    await refused(change({ locations: [newId()] }), 'invalid_input');
  });

  test('an archived one frees its slug, and comes back at the end', async () => {
    const { id } = await add('Clinic');
    const archived = (is: boolean, which = id) =>
      as((tx, who) => setServiceArchived(tx, who, which, is));
    await archived(true);
    const other = await add('Clinic');
    assert.equal(other.slug, 'clinic');
    await assert.rejects(archived(false), { constraint: 'services_slug_key' });
    await archived(true, other.id);
    assert.equal((await archived(false)).archivedAt, null);
    const rows = await as((tx) => listServices(tx, golf.id));
    assert.equal(rows.findLast((row) => row.archivedAt === null)?.id, id);
    assert.equal(rows.at(-1)?.id, other.id);
  });

  test('services stand in the order they are put in, if that names each', async () => {
    const ids = (await as((tx) => listServices(tx, golf.id)))
      .filter((row) => row.archivedAt === null)
      .map((row) => row.id)
      .toReversed();
    const order = (wanted: string[]) => as((tx, who) => orderServices(tx, who, wanted));
    await order(ids);
    const rows = await as((tx) => listServices(tx, golf.id));
    assert.deepEqual(
      rows.slice(0, ids.length).map((row) => row.id),
      ids,
    );
    await refused(order(ids.slice(1)), 'conflict');
    await refused(order([...ids.slice(1), ids[1] ?? '']), 'conflict');
  });

  test('durations that are left out are archived, and their peak prices go', async () => {
    const { id } = await add();
    const { options: two } = await options(id, [
      { minutes: 60, priceMinor: '50000' },
      { minutes: 120, priceMinor: '90000' },
    ]);
    const [hour, long] = two.map((option) => option.id);
    await as((tx, who) =>
      setPrices(tx, who, {
        id,
        prices: [
          { ...everyHour, weekdays: [7, 5, 5], percent: 150, priceMinor: null },
          { ...everyHour, option: long ?? null, percent: null, priceMinor: '200000' },
        ],
      }),
    );
    const row = (await as((tx) => listServices(tx, golf.id))).find((one) => one.id === id);
    assert.deepEqual(row?.prices, {
      from: { minor: '50000', currency: 'THB' },
      to: { minor: '200000', currency: 'THB' },
    });
    const after = await options(id, [
      { minutes: 30, priceMinor: '30000' },
      { id: hour ?? '', minutes: 60, priceMinor: '55000' },
    ]);
    assert.deepEqual(
      after.options.map(({ minutes, priceMinor }) => [minutes, priceMinor]),
      [
        [30, '30000'],
        [60, '55000'],
      ],
    );
    assert.deepEqual(
      after.prices.map((price) => price.weekdays),
      [[5, 7]],
    );
    await refused(options(id, [{ id: long ?? '', minutes: 120, priceMinor: '1' }]), 'not_found');
    const twice = { minutes: 60, priceMinor: '1' };
    await refused(options(id, [twice, twice]), 'invalid_input');
  });

  test('a peak price has an end after its beginning, one price, and what it names is the service’s', async () => {
    const { id } = await add();
    const price = (said: object) =>
      as((tx, who) =>
        setPrices(tx, who, {
          id,
          prices: [{ ...everyHour, percent: 120, priceMinor: null, ...said }],
        }),
      );
    for (const wrong of [
      { fromMinute: 600, toMinute: 600 },
      { priceMinor: '5' },
      { percent: null },
      { option: newId() },
      { location: newId() },
    ])
      await refused(price(wrong), 'invalid_input');
    assert.equal((await price({ location: golf.location })).prices.length, 1);
  });

  test('pools share nobody, are large enough, and hold what can be booked', async () => {
    const { id } = await add();
    const [bay, coach, gone] = [
      await resource(),
      await resource('person'),
      await resource('bay', true),
    ];
    const { needs: two } = await needs(id, [need([bay]), { ...need([coach]), choice: 'may' }]);
    assert.deepEqual(
      two.map((one) => one.resources[0]?.id),
      [bay, coach],
    );
    await refused(needs(id, [need([bay]), need([coach, bay])]), 'pools_overlap');
    await refused(needs(id, [{ ...need([bay]), quantity: 2 }]), 'invalid_input');
    await refused(needs(id, [need([gone])]), 'invalid_input');
    await refused(needs(id, [need([newId()])]), 'invalid_input');
    await refused(needs(id, [{ ...need([bay]), id: newId() }]), 'not_found');
    assert.deepEqual((await read(id)).needs, two);
  });

  test('who stays in a pool keeps the turns they had, whatever the order', async () => {
    const { id } = await add();
    const [bay, coach] = [await resource(), await resource('person')];
    const { needs: made } = await needs(id, [need([bay]), need([coach])]);
    await opened().db.as(golf.system, 'engine', (tx) =>
      tx
        .updateTable('need_resources')
        .set({ turns: 7n })
        .where('tenant_id', '=', golf.id)
        .where('resource_id', '=', coach)
        .execute(),
    );
    const added = await resource('person');
    const [first, second] = made as [Bookable['needs'][number], Bookable['needs'][number]];
    const turned = await needs(id, [
      { ...need([coach, added]), id: second.id, assignment: 'round_robin' },
      { ...need([bay]), id: first.id },
    ]);
    assert.deepEqual(
      turned.needs.map((one) => one.id),
      [second.id, first.id],
    );
    const rows = await as((tx) =>
      tx
        .selectFrom('need_resources')
        .select(['resource_id', 'turns'])
        .where('tenant_id', '=', golf.id)
        .where('need_id', '=', second.id)
        .orderBy('turns')
        .execute(),
    );
    assert.deepEqual(
      rows.map((row) => [row.resource_id, Number(row.turns)]),
      [
        [added, 0],
        [coach, 7],
      ],
    );
  });

  test('how many there may be at once stands in a resource of the service’s own', async () => {
    const { id } = await add();
    const capOf = () =>
      as((tx) =>
        tx
          .selectFrom('services as s')
          .leftJoin('resources as r', (join) =>
            join.onRef('r.tenant_id', '=', 's.tenant_id').onRef('r.id', '=', 's.cap_resource_id'),
          )
          .select(['r.id', 'r.kind', 'r.lanes', 'r.has_hours'])
          .where('s.tenant_id', '=', golf.id)
          .where('s.id', '=', id)
          .executeTakeFirstOrThrow(),
      );
    assert.equal((await needs(id, [], 3)).atOnce, 3);
    const first = await capOf();
    assert.deepEqual([first.kind, first.lanes, first.has_hours], ['service', 3, false]);
    assert.equal((await needs(id, [], 5)).atOnce, 5);
    assert.equal((await capOf()).id, first.id);
    await refused(needs(id, [need([first.id ?? ''])], 5), 'invalid_input');
    assert.equal((await needs(id, [])).atOnce, null);
    assert.equal((await capOf()).id, null);
  });

  test('a question that is left out, or is of another kind, makes way for a new one', async () => {
    const { id } = await add();
    const ask = (wanted: Parameters<typeof setQuestions>[2]['questions']) =>
      as((tx, who) => setQuestions(tx, who, { id, questions: wanted }));
    const { questions: made } = await ask([
      { ...question, kind: 'text' },
      {
        ...question,
        kind: 'choice',
        choices: ['Easy', 'Hard'],
        translations: { fr: { choices: ['Facile', 'Dur'] } },
      },
    ]);
    const [text, choice] = made as [Bookable['questions'][number], Bookable['questions'][number]];
    const { questions: next } = await ask([
      { ...choice, label: 'How hard?' },
      { ...text, kind: 'long_text' },
    ]);
    assert.equal(next[0]?.id, choice.id);
    assert.notEqual(next[1]?.id, text.id);
    await refused(ask([text]), 'not_found');
    await refused(ask([{ ...question, kind: 'choice', choices: ['One'] }]), 'invalid_input');
    await refused(ask([{ ...question, kind: 'text', choices: ['a', 'b'] }]), 'invalid_input');
    const short = { ...choice, translations: { fr: { choices: ['Facile'] } } };
    await refused(ask([short]), 'invalid_input');
  });

  test('two who change a service at once leave one after the other, and each is written down', async () => {
    const { id } = await add();
    await Promise.all([
      options(id, [{ minutes: 60, priceMinor: '1' }]),
      options(id, [{ minutes: 30, priceMinor: '2' }]),
      as((tx, who) => changeService(tx, who, id, { name: 'Bays' })),
    ]);
    const after = await read(id);
    assert.equal(after.options.length, 1);
    assert.equal(after.name, 'Bays');
    const rows = await opened().asOwner((login) =>
      login.run<{ type: string }>(
        `SELECT type FROM clientele.events WHERE tenant_id = $1 AND subject_id = $2 ORDER BY id`,
        [golf.id, id],
      ),
    );
    assert.deepEqual(
      rows.map(({ type }) => type),
      ['service.added', 'service.changed', 'service.changed', 'service.changed'],
    );
  });
});
