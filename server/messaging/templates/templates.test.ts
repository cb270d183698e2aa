import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyMessageType, messageLanguages } from '#contract/message-types';
import { listMail, readMail } from '#messaging';
import { Refusal } from '#platform/refuse';
import { openMail } from '#providers/smtp/open';
import { stranger } from '#test/access';
import { forEachDatabase, makeBusiness } from '#test/databases';
import { testPorts } from '#test/ports';
import { workTask } from '#test/work-task';
import { checkTemplate } from './check.ts';
import { readTemplate } from './read.ts';
import { render } from './render.ts';
import { sendSample } from './sample.ts';
import { sampleValues } from './samples.ts';
import { previewTemplate, resetTemplate, restoreTemplate, saveTemplate } from './save.ts';
import { makeShipped } from './shipped/make.ts';
import { shippedTemplate } from './shipped.ts';

const which = { type: 'confirmation', language: 'en' } as const;
const good = {
  subject: 'See you {{ booking.when }}',
  body: '<mj-text>{{ customer.first_name }}, at {{ booking.when }}</mj-text>',
  plain: 'At {{ booking.when }}',
};

test('every shipped message holds with its sample and with whatever may be empty', async () => {
  for (const language of messageLanguages)
    for (const type of everyMessageType) {
      const checked = await checkTemplate(type, language, shippedTemplate(type, language));
      assert.ok('made' in checked, `${type} in ${language}: ${JSON.stringify(checked)}`);
      const values = sampleValues(type, language);
      const { subject, html, text } = render(shippedTemplate(type, language), values);
      for (const part of [subject, html, text]) assert.doesNotMatch(part, /\{\{|\{%|undefined/);
      assert.doesNotMatch(html, /https?:\/\/fonts|<script|<img/i);
    }
});

test('what is shipped is what its words make', async () => {
  const made = await makeShipped();
  for (const language of messageLanguages)
    assert.deepEqual(shippedTemplate('reminder', language), made[language].reminder);
});

const faultsOf = async (changes: Partial<typeof good>) => {
  const { faults } = await previewTemplate(which, { ...good, ...changes });
  return faults.map(({ part, line, message }) => `${part} ${line}: ${message}`);
};

test('a variable that is not known is a fault by its line, with the one that was meant', async () => {
  assert.deepEqual(await faultsOf({ body: '<mj-text>\n\n{{ booking.wen }}</mj-text>' }), [
    'body 3: booking.wen is not known in this message; did you mean booking.when?',
  ]);
  assert.deepEqual(await faultsOf({ subject: '{{ offer.link }}' }), [
    'subject 1: offer.link is not known in this message.',
  ]);
});

test('what cannot be read, made or rendered is a fault, and no file is ever read', async () => {
  const one = async (changes: Partial<typeof good>) => (await faultsOf(changes))[0] ?? '';
  assert.match(await one({ plain: '{% if booking.who %}never ended' }), /^plain 1: /);
  assert.match(await one({ body: '<mj-texxt>Hello</mj-texxt>' }), /^body 1: .*mj-texxt/);
  assert.match(
    await one({ body: '<mj-text>x</mj-text>\n<mj-include path="/etc/hosts" />' }),
    /^body 2: /,
  );
  assert.match(await one({ plain: '{% include "/etc/hosts" %}' }), /^plain 1: /);
  assert.match(await one({ plain: '{{ booking.when | shout }}' }), /^plain 1: .*shout/);
  assert.match(await one({ plain: '{% for i in (1..100000000) %}x{% endfor %}' }), /^plain 1: /);
});

test('what a customer wrote cannot write HTML, whatever the template says', () => {
  const values = { ...sampleValues('confirmation', 'en'), 'customer.name': '<b>Ann</b>' };
  const compiled = '{{ customer.name }} {{ customer.name | raw }}';
  const { html } = render({ subject: 'x', compiled, plain: 'x' }, values);
  assert.equal(html, '&lt;b&gt;Ann&lt;/b&gt; &lt;b&gt;Ann&lt;/b&gt;');
});

forEachDatabase('templates', (opened) => {
  test('a business’s own words hold until they are reset; versions stay and come back', async () => {
    const { db } = opened();
    const { id, staff } = await makeBusiness(db, 'words');
    const { owner } = staff;
    const read = () => db.as(owner, 'caller', (tx) => readTemplate(tx, id, which));
    assert.equal((await read()).version, null);
    await saveTemplate(db, owner, which, good);
    const second = await saveTemplate(db, owner, which, { ...good, plain: 'Another' });
    assert.deepEqual([second.version, second.plain], [2, 'Another']);
    await db.as(owner, 'caller', (tx) => restoreTemplate(tx, owner, { ...which, version: 1 }));
    assert.deepEqual([(await read()).version, (await read()).plain], [1, good.plain]);
    await db.as(owner, 'caller', (tx) => resetTemplate(tx, owner, which));
    const reset = await read();
    assert.deepEqual([reset.version, reset.versions.length], [null, 2]);
    assert.equal(reset.subject, shippedTemplate('confirmation', 'en').subject);
  });

  test('faulty words are not saved, and each fault is told by its place', async () => {
    const { db } = opened();
    const { owner } = (await makeBusiness(db, 'faulty')).staff;
    await assert.rejects(
      saveTemplate(db, owner, which, { ...good, subject: '{{ booking.whenn }}' }),
      (fault) => {
        assert.ok(fault instanceof Refusal);
        assert.equal(fault.code, 'template_faulty');
        assert.deepEqual(fault.details.fields?.[0]?.path, 'subject');
        return true;
      },
    );
  });

  test('what is shown before sending is what arrives, byte for byte', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'bytes');
    const { owner } = shop.staff;
    await saveTemplate(db, owner, which, good);
    const { shown } = await previewTemplate(which, good);
    const ports = testPorts(db);
    const mail = await openMail(ports.config, db);
    try {
      await db.as(owner, 'caller', (tx) => sendSample(tx, owner, which));
      await workTask(db, shop.system, 'messages.send', { tenant: shop.id }, { ...ports, mail });
    } finally {
      await mail.close();
    }
    const to = `owner@${shop.slug}.example`;
    const arrived = await db.as(stranger(), 'gate', async (tx) => {
      const [row] = await listMail(tx, { to, limit: 1 });
      return readMail(tx, row?.id ?? '');
    });
    // Mail ends with a line's end, and writes it as it likes.
    const whole = (text: string) => text.replaceAll('\r\n', '\n').replace(/\n*$/, '\n');
    assert.ok(shown);
    assert.equal(arrived.subject, shown.subject);
    // The samples' business has a name of its own; what arrives names this one.
    const named = (text: string) => whole(text.replaceAll('Birdie Golf Lounge', shop.slug));
    assert.equal(whole(arrived.html), named(shown.html));
    assert.equal(whole(arrived.text), named(shown.text));
  });
});
