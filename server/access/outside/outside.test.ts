import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { WrittenProfile } from '#contract/person';
import { identify } from '#identity';
import { newId } from '#platform/ids';
import type { Ports } from '#platform/ports';
import { twinClient } from '#platform/sign-in-port';
import type { Customer, Who } from '#platform/who';
import { openServices } from '#providers/sign-in/real';
import { vouchedBy } from '#providers/sign-in/vouched';
import { openSignInTwin } from '#providers/sign-in/twin';
import { lastCode, refused, resolved, stranger, wrong } from '#test/access';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { testPorts } from '#test/ports';
import { askForProof } from '../proof.ts';
import { pictureOf } from '../ways/kept.ts';
import { listWays } from '../ways/list.ts';
import { removeWay } from '../ways/remove.ts';
import { beginOutside } from './begin.ts';
import { finishOutside, type Led } from './finish.ts';
import { proveOutside, provingAt } from './prove.ts';
import { addProvider, changeProvider, tryProvider } from './registrations/change.ts';

/** Somebody's account with a service. */
interface Account {
  readonly name?: string;
  readonly email?: string;
  readonly verified?: boolean;
}

/** What a browser of one person holds and does. */
class Browser {
  readonly #ports: Ports;
  readonly #cookies = new Map<string, string>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  readonly cookie = (name: string) => this.#cookies.get(name);

  take({ cookies }: Pick<Led, 'cookies'>): void {
    for (const { name, value } of cookies)
      if (value === null) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
  }

  async who({ slug }: TestBusiness): Promise<Who> {
    const portal = this.cookie('clientele_portal') ?? null;
    return resolved(this.#ports.db, { portal, path: `/b/${slug}` });
  }

  /** Goes to the service and agrees there. @returns what the service adds to our address */
  async away(business: TestBusiness, provider: string, account: Account | 'no', linking = false) {
    const who = linking ? await this.who(business) : stranger();
    const session = linking && 'session' in who ? who.session : null;
    const given = { tenant: business.id, provider, session };
    const { url, cookie } = await beginOutside(this.#ports, who, given);
    this.take({ cookies: [cookie] });
    const body: Record<string, string> =
      account === 'no'
        ? { answer: 'no' }
        : {
            name: account.name ?? '',
            email: account.email ?? '',
            verified: account.verified === false ? '' : 'yes',
          };
    const agreed = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(body),
    });
    const back = new URL(agreed.headers.get('location') ?? '');
    return Object.fromEntries(back.searchParams);
  }

  /** Comes back with what the service added. */
  async back(query: Record<string, string>): Promise<string> {
    const led = await finishOutside(this.#ports, stranger(), { query, cookie: this.cookie });
    this.take(led);
    return led.path;
  }
}

forEachDatabase('signing in by a service', (opened) => {
  let twin: Awaited<ReturnType<typeof openSignInTwin>>;
  let ports: Ports;
  let golf: TestBusiness;
  const providers: Record<string, string> = {};
  const mail = () => `person${newId()}@mail.example`;
  const known = (person: Parameters<typeof identify>[2]['person']) =>
    opened().db.as(golf.system, 'engine', (tx) =>
      identify(tx, golf.system, { source: 'till', kind: 'form', person }),
    );
  const customerIn = async (browser: Browser) => {
    const who = await browser.who(golf);
    assert(who.kind === 'customer', 'nobody is signed in');
    return who;
  };

  before(async () => {
    const { db } = opened();
    twin = await openSignInTwin();
    ports = { ...testPorts(db), signIn: openServices(twin.url) };
    golf = await makeBusiness(db, 'outside');
    const owner = golf.staff.owner;
    for (const kind of ['google', 'line', 'facebook'] as const) {
      const { id } = await db.as(owner, 'caller', (tx) =>
        addProvider(
          tx,
          owner,
          {
            kind,
            name: kind,
            issuer: null,
            clientId: twinClient.id,
            clientSecret: twinClient.secret,
          },
          { twin: true },
        ),
      );
      await db.as(owner, 'caller', (tx) => changeProvider(tx, owner, { id, on: true }));
      providers[kind] = id;
    }
  });
  after(() => twin.close());

  test('makes a stranger a customer by each service, and knows them the next time', async () => {
    for (const kind of ['google', 'line', 'facebook']) {
      const account = { name: `Anong ${kind}`, email: mail() };
      const met = [];
      for (let time = 0; time < 2; time += 1) {
        const browser = new Browser(ports);
        const query = await browser.away(golf, providers[kind]!, account);
        assert.equal(await browser.back(query), `/b/${golf.slug}`, kind);
        met.push((await customerIn(browser)).customer);
      }
      assert.equal(met[0], met[1], kind);
    }
  });

  test('an answer counts in the browser that asked for it, once, and only as it was asked', async () => {
    const [mine, theirs] = [new Browser(ports), new Browser(ports)];
    const query = await mine.away(golf, providers['google']!, { email: mail() });
    const lost = `/b/${golf.slug}?problem=sign_in_lost`;
    assert.equal(await theirs.back(query), lost);
    assert.equal(await mine.back({ ...query, state: `${query['state']?.slice(0, -1)}x` }), lost);
    const again = await mine.away(golf, providers['google']!, { email: mail() });
    const held = mine.cookie('clientele_outside') ?? '';
    assert.equal(await mine.back(again), `/b/${golf.slug}`);
    // Whoever copied everything meanwhile finds the answer redeemed.
    theirs.take({ cookies: [{ name: 'clientele_outside', value: held }] });
    assert.equal(await theirs.back(again), `/b/${golf.slug}?problem=service_failed`);
    const refusal = await mine.away(golf, providers['google']!, 'no');
    assert.equal(await mine.back(refusal), `/b/${golf.slug}?problem=sign_in_cancelled`);
    assert.equal(await mine.back({ state: 'x', code: 'y' }), '/');
  });

  test('a token that was made for another sign-in, or by nobody, opens nothing', async () => {
    const [mine, theirs] = [new Browser(ports), new Browser(ports)];
    const query = await mine.away(golf, providers['google']!, { email: mail() });
    const other = await theirs.away(golf, providers['google']!, { email: mail() });
    // Their code under my state: the verifier is mine, so the service does not redeem it.
    const mixed = { ...query, code: other['code'] ?? '' };
    assert.equal(await mine.back(mixed), `/b/${golf.slug}?problem=service_failed`);
    assert.equal((await mine.who(golf)).kind, 'anonymous');
  });

  test('an address that the service did not check leads to nobody, however alike the rest is', async () => {
    const person = {
      fullName: 'Somsak Unproved',
      emails: [{ value: mail(), verified: true }],
    };
    const victim = await known(person);
    const account = { name: person.fullName, email: person.emails[0]!.value, verified: false };
    for (const kind of ['google', 'line', 'facebook']) {
      const browser = new Browser(ports);
      await browser.back(await browser.away(golf, providers[kind]!, account));
      assert.notEqual((await customerIn(browser)).customer, victim.customer, kind);
    }
  });

  test('who is only likely to be a customer is shown to staff, and opens a record of their own', async () => {
    const address = `malee.sukjai.${newId().slice(-6)}`;
    const victim = await known({
      fullName: 'Malee Sukjai',
      emails: [{ value: `${address}@one.example`, verified: true }],
    });
    const written: WrittenProfile = {
      source: 'site',
      kind: 'sign_in',
      outsideId: address,
      person: {
        fullName: 'Malee Sukjai',
        emails: [{ value: `${address}@one.example`, verified: false }],
      },
    };
    const came = await opened().db.as(golf.system, 'engine', (tx) =>
      identify(tx, golf.system, written, {}),
    );
    assert.equal(came.outcome, 'review');
    assert.notEqual(came.customer, victim.customer);
    const row = await opened().db.as(golf.system, 'engine', (tx) =>
      tx
        .selectFrom('reviews')
        .select('reason')
        .where('tenant_id', '=', golf.id)
        .where('id', '=', came.review)
        .executeTakeFirstOrThrow(),
    );
    assert.equal(row.reason, 'unproved');
  });

  test('an address that was proved here before leads to whoever proved it', async () => {
    const email = mail();
    const proved = await known({ emails: [{ value: email, verified: true }] });
    const browser = new Browser(ports);
    await browser.back(await browser.away(golf, providers['google']!, { email }));
    assert.equal((await customerIn(browser)).customer, proved.customer);
  });

  test('an address that nobody proved here opens its record by a code that goes there, and not without', async () => {
    const email = mail();
    const typed = await known({ fullName: 'Typed', emails: [{ value: email, verified: false }] });
    const account = { name: 'Whoever', email };
    const without = new Browser(ports);
    await without.back(await without.away(golf, providers['google']!, { ...account, email }));
    assert.equal((await without.who(golf)).kind, 'anonymous');
    assert.equal(provingAt(golf.id, without.cookie)?.vouched.email, email);
    const { code } = await lastCode(opened().db);
    const given = { tenant: golf.id, cookie: without.cookie };
    await refused(proveOutside(ports, stranger(), { ...given, code: wrong(code) }), 'code_wrong');
    const other = { ...given, cookie: new Browser(ports).cookie };
    await refused(proveOutside(ports, stranger(), { ...other, code }), 'sign_in_lost');
    const opening = await proveOutside(ports, stranger(), { ...given, code });
    without.take({ cookies: [opening.cookie] });
    assert.equal((await customerIn(without)).customer, typed.customer);

    const email2 = mail();
    const typed2 = await known({ emails: [{ value: email2, verified: false }] });
    const skipping = new Browser(ports);
    await skipping.back(await skipping.away(golf, providers['google']!, { email: email2 }));
    const own = await proveOutside(ports, stranger(), {
      tenant: golf.id,
      cookie: skipping.cookie,
      code: null,
    });
    skipping.take({ cookies: [own.cookie] });
    assert.notEqual((await customerIn(skipping)).customer, typed2.customer);
  });

  test('a service is added by whoever is signed in, and by nobody else', async () => {
    const mine = new Browser(ports);
    await mine.back(await mine.away(golf, providers['google']!, { name: 'Nok', email: mail() }));
    const me = await customerIn(mine);
    const line = { name: 'Nok on LINE', email: mail() };
    const added = await mine.away(golf, providers['line']!, line, true);
    const page = `/b/${golf.slug}?added=${providers['line']}#sessions`;
    assert.equal(await mine.back(added), page);
    const later = new Browser(ports);
    await later.back(await later.away(golf, providers['line']!, line));
    assert.equal((await customerIn(later)).customer, me.customer);

    // What was made for another of my sign-ins becomes part of me, for both have been proved.
    const apart = new Browser(ports);
    const other = { name: 'Nok', email: mail() };
    await apart.back(await apart.away(golf, providers['line']!, other));
    assert.notEqual((await customerIn(apart)).customer, me.customer);
    await mine.back(await mine.away(golf, providers['line']!, other, true));
    const one = [await customerIn(apart), await customerIn(mine)].map(({ customer }) => customer);
    assert.equal(one[0], one[1]);

    // Two whom the business knows from elsewhere are for staff to put together.
    const emails = [mail(), mail()];
    for (const email of emails) await known({ emails: [{ value: email, verified: true }] });
    const [first, second] = [new Browser(ports), new Browser(ports)];
    await first.back(await first.away(golf, providers['google']!, { email: emails[0]! }));
    await second.back(await second.away(golf, providers['google']!, { email: emails[1]! }));
    const taken = await first.away(golf, providers['google']!, { email: emails[1]! }, true);
    assert.equal(await first.back(taken), `/b/${golf.slug}?problem=linked_elsewhere`);

    // An answer to an adding that arrives where nobody is signed in any more signs nobody in.
    const late = await mine.away(golf, providers['facebook']!, { name: 'Nok F' }, true);
    const empty = new Browser(ports);
    empty.take({
      cookies: [{ name: 'clientele_outside', value: mine.cookie('clientele_outside') ?? '' }],
    });
    assert.equal(await empty.back(late), `/b/${golf.slug}?problem=sign_in_lost`);
  });

  test('a way that was removed opens nothing until it is added again; the last one, and an old sign-in, are in the way', async () => {
    const { db } = opened();
    const mine = new Browser(ports);
    const email = mail();
    await mine.back(await mine.away(golf, providers['google']!, { name: 'Ploy', email }));
    const me = await customerIn(mine);
    const waysOf = (who: Customer) => db.as(who, 'engine', (tx) => listWays(tx, who));
    await refused(removeWay(ports, me, { profile: me.profile }), 'last_way');
    const line = { name: 'Ploy on LINE', email: mail() };
    await mine.back(await mine.away(golf, providers['line']!, line, true));
    const theirs = new Browser(ports);
    await theirs.back(await theirs.away(golf, providers['line']!, line));
    const byLine = await customerIn(theirs);
    assert.match((await db.as(me, 'engine', (tx) => pictureOf(tx, me))) ?? '', /^https:/);

    // A sign-in of yesterday proves nobody: a code does, and only where they are known to be.
    await db.as(me, 'gate', (tx) =>
      tx
        .updateTable('sessions')
        .set({ created_at: new Date(Date.now() - 86_400_000) })
        .where('id', '=', me.session)
        .execute(),
    );
    const removing = { profile: byLine.profile };
    await refused(removeWay(ports, me, removing), 'proof_old');
    const stranger1 = mail();
    await askForProof(ports, me, { email: stranger1 });
    const { code: foreign } = await lastCode(db);
    const foreignProof = { email: stranger1, code: foreign };
    await refused(removeWay(ports, me, { ...removing, proof: foreignProof }), 'proof_old');
    await askForProof(ports, me, { email });
    const { code } = await lastCode(db);
    await removeWay(ports, me, { ...removing, proof: { email, code } });

    assert.deepEqual(
      (await waysOf(me)).map(({ name }) => name),
      ['google'],
    );
    assert.equal((await theirs.who(golf)).kind, 'anonymous', 'what it had opened has ended');
    const again = new Browser(ports);
    const turned = await again.back(await again.away(golf, providers['line']!, line));
    assert.equal(turned, `/b/${golf.slug}?problem=way_removed`);
    const told = await db.as(golf.staff.owner, 'caller', (tx) =>
      tx
        .selectFrom('events')
        .select('facts')
        .where('tenant_id', '=', golf.id)
        .where('type', '=', 'customer.way_removed')
        .where('customer_id', '=', me.customer)
        .execute(),
    );
    assert.deepEqual(
      told.map(({ facts }) => facts),
      [{ way: 'line' }],
    );
    await mine.back(await mine.away(golf, providers['line']!, line, true));
    await again.back(await again.away(golf, providers['line']!, line));
    assert.equal((await customerIn(again)).customer, me.customer);
  });

  test('a way goes with the sessions that it opened, or both stay; a refusal signs nobody out', async () => {
    const { db } = opened();
    const mine = new Browser(ports);
    await mine.back(await mine.away(golf, providers['google']!, { name: 'Fon', email: mail() }));
    const me = await customerIn(mine);
    const line = { name: 'Fon on LINE', email: mail() };
    await mine.back(await mine.away(golf, providers['line']!, line, true));
    const theirs = new Browser(ports);
    await theirs.back(await theirs.away(golf, providers['line']!, line));
    const byLine = await customerIn(theirs);
    const ways = async () =>
      (await db.as(me, 'engine', (tx) => listWays(tx, me))).map(({ name }) => name).toSorted();

    // What comes last of ending a session fails: nothing of it has happened.
    await opened().asOwner(async ({ run }) => {
      await run(`CREATE FUNCTION clientele.cut_off() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
        BEGIN RAISE EXCEPTION 'cut off'; END $$`);
      await run(`CREATE TRIGGER cut_off BEFORE INSERT ON clientele.events FOR EACH ROW
        WHEN (NEW.type = 'session.closed') EXECUTE FUNCTION clientele.cut_off()`);
    });
    await assert.rejects(removeWay(ports, me, { profile: byLine.profile }), /cut off/);
    await opened().asOwner(({ run }) => run('DROP FUNCTION clientele.cut_off() CASCADE'));
    assert.deepEqual(await ways(), ['google', 'line']);
    assert.equal((await customerIn(theirs)).customer, me.customer);

    // Of two who remove two ways at once, the second keeps the last way and all that it opened.
    const both = await Promise.allSettled([
      removeWay(ports, me, { profile: byLine.profile }),
      removeWay(ports, byLine, { profile: me.profile }),
    ]);
    assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
    const [kept, gone] = both[0].status === 'fulfilled' ? [mine, theirs] : [theirs, mine];
    assert.equal((await customerIn(kept)).customer, me.customer);
    assert.equal((await gone.who(golf)).kind, 'anonymous');
    assert.equal((await ways()).length, 1);

    // The engine ends what a removed way opened, and of other sessions nothing.
    const { profile } = await customerIn(kept);
    const ended = await db.as(me, 'engine', (tx) =>
      sql`SELECT * FROM clientele.end_removed_way(${profile}::uuid, now())`.execute(tx),
    );
    assert.deepEqual(ended.rows, []);
    assert.equal((await customerIn(kept)).profile, profile);
  });

  test('a picture is an address of https, without a password in it and not endless, or none', () => {
    const said = (picture: unknown) => vouchedBy({ sub: 'x', picture }).picture;
    assert.equal(said('https://pictures.example/1.png'), 'https://pictures.example/1.png');
    for (const wrong of [
      'http://pictures.example/1.png',
      'javascript:alert(1)',
      'https://u:p@pictures.example/1.png',
      `https://pictures.example/${'x'.repeat(500)}`,
      7,
    ])
      assert.equal(said(wrong), undefined);
  });

  test('a trial tells right from wrong secrets; what is off or of another business is not offered', async () => {
    const { db } = opened();
    const owner = golf.staff.owner;
    for (const kind of ['google', 'facebook']) {
      const id = providers[kind]!;
      assert.deepEqual((await tryProvider(ports, owner, id)).trial?.fault, null, kind);
      const change = (clientSecret: string) =>
        db.as(owner, 'caller', (tx) => changeProvider(tx, owner, { id, clientSecret }));
      await change('not the secret');
      assert.equal((await tryProvider(ports, owner, id)).trial?.fault, 'credentials', kind);
      await change(twinClient.secret);
    }
    const wine = await makeBusiness(db, 'elsewhere');
    const given = { tenant: wine.id, provider: providers['google']!, session: null };
    await refused(beginOutside(ports, stranger(), given), 'not_found');
    const here = { ...given, tenant: golf.id };
    const bare = { ...ports, signIn: openServices() };
    await refused(beginOutside(bare, stranger(), here), 'not_found');
    const id = providers['google']!;
    await db.as(owner, 'caller', (tx) => changeProvider(tx, owner, { id, on: false }));
    await refused(beginOutside(ports, stranger(), here), 'not_found');
    await db.as(owner, 'caller', (tx) => changeProvider(tx, owner, { id, on: true }));
  });
});
