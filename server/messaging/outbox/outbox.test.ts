import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Composers } from '#platform/compose-port';
import { freeze } from '#platform/clock';
import { newId } from '#platform/ids';
import { type Mail, MailNotSent, MailRefused } from '#platform/mail';
import type { Ports } from '#platform/ports';
import {
  forEachDatabase,
  makeBusiness,
  type TestBusiness,
  type TestDatabase,
} from '#test/databases';
import { testPorts } from '#test/ports';
import { workTask } from '#test/work-task';
import { sayConsent } from '../consents/say.ts';
import { suppress } from '../suppress/say.ts';
import { sampleValues } from '../templates/samples.ts';
import { putMessages, type NewMessage } from './put.ts';

/** What becomes of a mail that is handed over: it goes, or fails in some way. */
type Fate = (mail: Mail) => void;

interface Trial {
  readonly shop: TestBusiness;
  readonly ports: Ports;
  readonly mails: Mail[];
  put(changes?: Partial<NewMessage>): Promise<void>;
  /** Works off what is due. */
  work(): Promise<void>;
  /** Where every message stands, oldest first. */
  states(): Promise<string[]>;
  sql<R>(text: string, values?: readonly unknown[]): Promise<R[]>;
}

async function tryOut(
  { db, asOwner }: TestDatabase,
  {
    fate,
    deduplicates = false,
    compose,
  }: {
    fate?: Fate;
    deduplicates?: boolean;
    compose?: Partial<Composers>;
  } = {},
): Promise<Trial> {
  const shop = await makeBusiness(db, 'outbox');
  const mails: Mail[] = [];
  const sample = (type: keyof Composers) => () =>
    Promise.resolve({ to: 'ann@people.example', values: sampleValues(type, 'en') });
  const composers = new Proxy({} as Composers, {
    get: (_, type: keyof Composers) => compose?.[type] ?? sample(type),
  });
  const ports: Ports = {
    ...testPorts(db),
    compose: composers,
    mail: {
      provider: 'test',
      deduplicates,
      send(mail) {
        fate?.(mail);
        mails.push(mail);
        return Promise.resolve('250 taken');
      },
    },
  };
  const sql = <R>(text: string, values: readonly unknown[] = []) =>
    asOwner((login) => login.run<R>(text, [shop.id, ...values]));
  return {
    shop,
    ports,
    mails,
    sql,
    put: (changes) =>
      db.as(shop.system, 'engine', (tx) =>
        putMessages(tx, shop.system, [
          {
            type: 'confirmation',
            to: { customer: shop.customer.customer },
            language: 'en',
            subject: { kind: 'booking', id: newId() },
            occasion: 'confirmed',
            ...changes,
          },
        ]),
      ),
    work: () => workTask(db, shop.system, 'messages.send', { tenant: shop.id }, ports),
    states: async () => {
      const rows = await sql<{ state: string; why: string | null }>(
        'SELECT state, why FROM clientele.messages WHERE tenant_id = $1 ORDER BY id',
      );
      return rows.map(({ state, why }) => (why === null ? state : `${state}: ${why}`));
    },
  };
}

const past = (sql: Trial['sql']) =>
  sql(`UPDATE clientele.messages SET next_at = now() - interval '1 second'
    WHERE tenant_id = $1 AND state = 'queued'`);

forEachDatabase('the outbox', (opened) => {
  test('a message goes once, however often it is put there for one occasion, under its own id', async () => {
    const trial = await tryOut(opened());
    const subject = { kind: 'booking', id: newId() };
    await trial.put({ subject });
    await trial.put({ subject });
    await trial.work();
    await trial.work();
    assert.deepEqual(await trial.states(), ['sent']);
    const [row] = await trial.sql<{ id: string; sent_html: string; answer: string }>(
      'SELECT id, sent_html, answer FROM clientele.messages WHERE tenant_id = $1',
    );
    assert.equal(trial.mails.length, 1);
    assert.equal(trial.mails[0]?.id, row?.id);
    assert.equal(trial.mails[0]?.html, row?.sent_html);
    assert.equal(row?.answer, '250 taken');
  });

  test('what its cause did not commit is never sent', async () => {
    const { db } = opened();
    const trial = await tryOut(opened());
    const { system } = trial.shop;
    await assert.rejects(
      db.as(system, 'engine', async (tx) => {
        await putMessages(tx, system, [
          {
            type: 'confirmation',
            to: { customer: trial.shop.customer.customer },
            language: null,
            subject: { kind: 'booking', id: newId() },
            occasion: 'confirmed',
          },
        ]);
        throw new Error('undone');
      }),
    );
    await trial.work();
    assert.deepEqual(await trial.states(), []);
  });

  test('it is looked at again before it goes: what is over is left unsaid', async () => {
    const trial = await tryOut(opened(), { compose: { reminder: () => Promise.resolve(null) } });
    await trial.put({ type: 'reminder' });
    await trial.work();
    assert.deepEqual(await trial.states(), ['skipped: over']);
    assert.equal(trial.mails.length, 0);
  });

  test('consent is by purpose; what somebody must know heeds none', async () => {
    const { db } = opened();
    const trial = await tryOut(opened());
    const { customer: me } = trial.shop;
    const release = freeze('2026-12-01T05:00:00Z');
    try {
      const say = (topic: 'reminders' | 'feedback', given: boolean) =>
        db.as(me, 'caller', (tx) =>
          sayConsent(tx, me, me.customer, {
            channel: 'email',
            topic,
            given,
            source: 'portal',
            language: 'en',
          }),
        );
      await trial.put({ type: 'reminder' });
      await trial.put({ type: 'follow_up' });
      await trial.work();
      assert.deepEqual(await trial.states(), ['sent', 'skipped: consent']);
      await say('reminders', false);
      await say('feedback', true);
      await trial.put({ type: 'reminder' });
      await trial.put({ type: 'follow_up' });
      await trial.put({ type: 'cancelled' });
      await trial.work();
      assert.deepEqual((await trial.states()).slice(2), ['skipped: consent', 'sent', 'sent']);
      const headers = trial.mails.map((mail) => Object.keys(mail.headers ?? {}));
      const unsubscribes = ['List-Unsubscribe', 'List-Unsubscribe-Post'];
      assert.deepEqual(headers, [unsubscribes, unsubscribes, []]);
    } finally {
      release();
    }
  });

  test('nothing goes to a suppressed address, not even what somebody must know', async () => {
    const { db } = opened();
    const trial = await tryOut(opened());
    const { owner } = trial.shop.staff;
    await db.as(owner, 'caller', (tx) =>
      suppress(tx, owner, { address: 'Ann@People.example', why: 'staff' }),
    );
    await trial.put();
    await trial.work();
    assert.deepEqual(await trial.states(), ['skipped: suppressed']);
  });

  test('an address that nobody has is written to once, and never again', async () => {
    const trial = await tryOut(opened(), {
      fate: () => {
        throw new MailRefused('the mail server answered 550', { isNobody: true });
      },
    });
    await trial.put();
    await trial.work();
    await trial.put();
    await trial.work();
    assert.deepEqual(await trial.states(), ['failed: nobody', 'skipped: suppressed']);
  });

  test('what did not go is tried again later, and is said anew then', async () => {
    let busy = true;
    const trial = await tryOut(opened(), {
      fate: () => {
        if (busy) throw new MailNotSent('busy');
      },
    });
    await trial.put();
    await trial.work();
    await trial.work();
    assert.deepEqual(await trial.states(), ['queued']);
    const [row] = await trial.sql<{ attempts: number; soon: boolean; anew: boolean }>(
      `SELECT attempts, next_at BETWEEN now() + interval '40 s' AND now() + interval '80 s' AS soon,
         rendered_at IS NULL AS anew FROM clientele.messages WHERE tenant_id = $1`,
    );
    assert.deepEqual(row, { attempts: 1, soon: true, anew: true });
    busy = false;
    await past(trial.sql);
    await trial.work();
    assert.deepEqual(await trial.states(), ['sent']);
  });

  test('what may have gone is listed, not sent again, unless it would arrive once', async () => {
    let cut = true;
    const fate = () => {
      if (cut) throw new Error('the line was cut after the last dot');
    };
    const plain = await tryOut(opened(), { fate });
    await plain.put();
    await plain.work();
    assert.deepEqual(await plain.states(), ['uncertain']);
    await plain.work();
    assert.equal(plain.mails.length, 0);

    const knowing = await tryOut(opened(), { fate, deduplicates: true });
    await knowing.put();
    await knowing.work();
    assert.deepEqual(await knowing.states(), ['queued']);
    cut = false;
    await past(knowing.sql);
    await knowing.work();
    assert.deepEqual(await knowing.states(), ['sent']);
  });

  test('what can wait waits for the morning', async () => {
    const trial = await tryOut(opened());
    const release = freeze('2026-12-01T16:00:00Z');
    try {
      await trial.put({ type: 'reminder' });
      await trial.put({ type: 'confirmation' });
      await trial.work();
      assert.deepEqual(await trial.states(), ['queued', 'sent']);
      const [row] = await trial.sql<{ at: Date }>(
        `SELECT next_at AS at FROM clientele.messages WHERE tenant_id = $1 AND state = 'queued'`,
      );
      assert.equal(row?.at.toISOString(), '2026-12-02T01:00:00.000Z');
    } finally {
      release();
    }
  });

  test('a provider is handed no more than its bucket holds', async () => {
    const trial = await tryOut(opened());
    await trial.sql(`INSERT INTO clientele.send_buckets (tenant_id, provider, tokens, filled_at)
      VALUES ($1, 'test', 2, now() + interval '1 hour')`);
    for (let count = 0; count < 3; count += 1) await trial.put();
    await trial.work();
    assert.deepEqual(await trial.states(), ['sent', 'sent', 'queued']);
  });

  test('several notices to one person at work go together', async () => {
    const trial = await tryOut(opened());
    const to = { user: trial.shop.staff.sales.user };
    for (let count = 0; count < 3; count += 1) await trial.put({ type: 'staff_new_booking', to });
    await trial.put({ type: 'staff_cancelled', to: { user: trial.shop.staff.owner.user } });
    await trial.work();
    assert.deepEqual((await trial.states()).toSorted(), [
      'sent',
      'sent',
      'skipped: digest',
      'skipped: digest',
      'skipped: digest',
    ]);
    const digest = trial.mails.find(({ subject }) => subject.startsWith('3 changes'));
    assert.equal(digest?.to, `sales@${trial.shop.slug}.example`);
    assert.equal(digest?.text.match(/New: Golf lesson/g)?.length, 3);
  });

  test('one that cannot be composed fails by itself, and holds up nobody', async () => {
    const trial = await tryOut(opened(), {
      compose: { moved: () => Promise.reject(new Error('a bug')) },
    });
    await trial.put({ type: 'moved' });
    await trial.put();
    await trial.work();
    assert.deepEqual(await trial.states(), ['failed: broken', 'sent']);
  });

  test('two workers at once send each message once', async () => {
    const trial = await tryOut(opened());
    for (let count = 0; count < 20; count += 1) await trial.put();
    await Promise.all([trial.work(), trial.work(), trial.work()]);
    assert.equal(new Set(trial.mails.map(({ id }) => id)).size, 20);
    assert.equal(trial.mails.length, 20);
  });
});
