import type { HoursShown } from '#contract/booking/hours';
import { listDocuments } from '../server/payments/documents/shown.ts';
import { testPorts } from './support/ports.ts';
import { workTask } from './support/work-task.ts';
import type { CustomerRecord } from '#contract/customer';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { layService } from '#test/bookable';
import type { TestBusiness } from '#test/businesses';
import type { TestDatabase } from '#test/databases';
import type { Tx } from '../server/platform/tx.ts';
import type { Send } from './access-callers.ts';
import { sealedSecret } from '../server/access/outside/registration.ts';
import { sealedAccess } from '../server/booking/calendars/sources/access.ts';

/** The golf lounge, and ways to make things of it that a call may then look at, change or delete. */
export interface Golf {
  readonly id: string;
  readonly slug: string;
  readonly customer: string;
  /** An id of nothing. */
  readonly nothing: string;
  /** Something different each time, in digits. */
  readonly fresh: () => string;
  readonly address: () => string;
  /** A customer that was recognised, as every real one was. */
  readonly known: () => Promise<string>;
  /** The same with its name, which must be typed to erase it. */
  readonly named: () => Promise<{ readonly id: string; readonly name: string }>;
  /** An erasure that waits for a decision, with the name of its customer. */
  readonly erasure: () => Promise<{ readonly id: string; readonly name: string }>;
  /** A case with a candidate. */
  readonly review: () => Promise<string>;
  /** Two customers who may be merged. */
  readonly pair: () => Promise<readonly [string, string]>;
  readonly merge: () => Promise<string>;
  /** A profile of a customer to whom another leads, too. */
  readonly profile: () => Promise<string>;
  /** A link that staff made in place of another. */
  readonly staffLink: () => Promise<string>;
  readonly reviewAnswer: () => Promise<string>;
  /** Many cases that were answered at once. */
  readonly reviewBatch: () => Promise<string>;
  /** Two customers who may be one. */
  readonly duplicate: () => Promise<{ readonly id: string; readonly other: string }>;
  readonly link: () => Promise<string>;
  /** Things that hang on `customer`. */
  readonly note: () => Promise<string>;
  readonly deletedNote: () => Promise<string>;
  readonly file: () => Promise<string>;
  readonly removedFile: () => Promise<string>;
  readonly identifier: () => Promise<{ customer: string; identifier: string }>;
  readonly household: () => Promise<{ household: string; member: string }>;
  readonly session: () => Promise<string>;
  readonly portalSession: () => Promise<string>;
  readonly apiKey: () => Promise<string>;
  readonly webhook: () => Promise<string>;
  readonly payment: () => Promise<string>;
  readonly timeOff: () => Promise<{ readonly id: string; readonly timeOff: string }>;
  readonly booking: () => Promise<string>;
  /** A message of which it is not known whether it arrived. */
  readonly message: () => Promise<string>;
  /** What was given out to the lounge's own customer. */
  readonly invoice: () => Promise<string>;
  /** A service by which customers could sign in, were it switched on. */
  readonly provider: () => Promise<string>;
  /** Somebody who can be booked, a calendar of theirs elsewhere, and an address by which all bookings are followed. */
  readonly resource: () => Promise<string>;
  readonly calendar: () => Promise<string>;
  readonly calendarFeed: () => Promise<string>;
  readonly invitation: () => Promise<string>;
  readonly location: () => Promise<string>;
  readonly service: () => Promise<string>;
  readonly packageKind: () => Promise<string>;
  /** What the lounge's own customer bought. */
  readonly package: () => Promise<string>;
  readonly person: () => Promise<string>;
  readonly tag: () => Promise<string>;
  readonly field: () => Promise<string>;
  readonly segment: () => Promise<string>;
  readonly tagging: () => Promise<string>;
  readonly importOf: () => Promise<string>;
  readonly planned: () => Promise<string>;
  readonly mapping: () => Promise<string>;
}

let count = 0;
const fresh = () => String((count += 1));

/**
 * @param asOwner sends as the golf lounge's owner: most things are made as a person would make them
 */
export function golfThings({ db }: TestDatabase, golf: TestBusiness, asOwner: Send): Golf {
  const made = async (method: string, path: string, body: unknown): Promise<string> => {
    const { status, text, json } = await asOwner(method, path, { body });
    if (status >= 300) throw new Error(`${method} ${path}: ${text}`);
    return String(json()['id']);
  };
  const written: Written = (authority, work) => {
    const id = newId();
    return db.as(golf.system, authority, (tx) => work(tx, id)).then(() => id);
  };
  const upload = () =>
    asOwner('POST', '/api/imports?name=people.csv', {
      body: 'name,email\nNok,nok@golf.example\n',
      headers: { 'content-type': 'text/csv' },
    }).then(({ json }) => String(json()['id']));
  return {
    id: golf.id,
    slug: golf.slug,
    customer: golf.customer.customer,
    nothing: newId(),
    fresh,
    address: () => `person${fresh()}@golf.example`,
    named: () => recognised(asOwner),
    erasure: async () => {
      const { id: customer, name } = await recognised(asOwner);
      const id = await written('engine', (tx, id) => insertErasure(tx, golf.id, id, customer));
      return { id, name };
    },
    known: async () => (await recognised(asOwner)).id,
    ...onCustomers(golf, asOwner, made),
    ...onCases(golf, asOwner, written),
    session: () =>
      written('gate', (tx, id) =>
        insertSession(tx, id, { face: 'staff', user_id: golf.staff.owner.user }),
      ),
    portalSession: () =>
      written('gate', (tx, id) =>
        insertSession(tx, id, {
          face: 'portal',
          tenant_id: golf.id,
          profile_id: golf.customer.profile,
        }),
      ),
    apiKey: () => made('POST', '/api/keys', { name: `Key ${fresh()}`, acts: ['business.read'] }),
    webhook: () => oneWebhook(asOwner, made),
    ...onBookings(db, golf, { asOwner, made, written }),
    provider: () => written('caller', (tx, id) => insertProvider(tx, golf.id, id)),
    invitation: () =>
      made('POST', '/api/invitations', { email: `guest${fresh()}@golf.example`, role: 'support' }),
    location: () =>
      made('POST', '/api/locations', { name: `Place ${fresh()}`, timeZone: 'Asia/Bangkok' }),
    service: () => made('POST', '/api/services', { name: `Bay ${fresh()}` }),
    person: () => written('gate', (tx, id) => insertPerson(tx, golf.id, id)),
    tag: () => made('POST', '/api/tags', { name: `Tag ${fresh()}` }),
    field: () =>
      made('POST', '/api/fields', { key: `field_${fresh()}`, label: 'Field', kind: 'text' }),
    segment: () =>
      made('POST', '/api/segments', { name: `Segment ${fresh()}`, where: { on: 'all', of: [] } }),
    tagging: () => makeTagging(made),
    importOf: upload,
    planned: async () => {
      const id = await upload();
      const mapping = { name: 'full_name', email: 'email' };
      await made('PUT', `/api/imports/${id}/plan`, { mapping, dateOrder: 'dmy', source: 'file' });
      return id;
    },
    mapping: () => written('caller', (tx, id) => insertMapping(tx, golf, id)),
  };
}

type Written = (
  authority: 'caller' | 'gate' | 'engine',
  work: (tx: Tx, id: string) => Promise<unknown>,
) => Promise<string>;

interface Ways {
  readonly asOwner: Send;
  readonly made: (method: string, path: string, body: unknown) => Promise<string>;
  readonly written: Written;
}

/** What is booked and paid, and what is said of it. */
function onBookings(db: TestDatabase['db'], golf: TestBusiness, { asOwner, made, written }: Ways) {
  return {
    payment: () => takePayment(made),
    packageKind: () => makePackageKind(made),
    package: async () =>
      made('POST', '/api/packages', {
        customer: golf.customer.customer,
        kind: await makePackageKind(made),
      }),
    timeOff: () => addTimeOff(asOwner, made),
    booking: () => makeBooking(db, golf, made),
    message: () => written('caller', (tx, id) => insertMessage(tx, golf, id)),
    invoice: () => giveOut(db, golf, () => takePayment(made)),
    resource: () => written('caller', (tx, id) => insertResource(tx, golf.id, id)),
    calendar: () => written('caller', (tx, id) => insertCalendar(tx, golf.id, id)),
    calendarFeed: async () => {
      const { json } = await asOwner('POST', '/api/calendar-feeds', { body: { resource: null } });
      return (json()['feed'] as { id: string }).id;
    },
  };
}

/** What staff decide on: cases, pairs and links. */
function onCases(golf: TestBusiness, asOwner: Send, written: Written) {
  return {
    review: () => written('engine', (tx, id) => insertReview(tx, golf, id)),
    reviewAnswer: async () => {
      const id = await written('engine', (tx, id) => insertReview(tx, golf, id));
      const { json } = await asOwner('POST', `/api/reviews/${id}/answers`, {
        body: { answer: 'later' },
      });
      return String(json()['answer']);
    },
    reviewBatch: () =>
      written('engine', (tx, id) =>
        tx
          .insertInto('review_batches')
          .values({
            tenant_id: golf.id,
            id,
            state: 'done',
            answer: 'reject',
            which: '{"from":0,"to":0.1}',
            cases: 0,
            created_kind: 'staff',
            created_at: now(),
            ended_at: now(),
          })
          .execute(),
      ),
    duplicate: async () => {
      const pair = [await recognised(asOwner), await recognised(asOwner)].map(({ id }) => id);
      const [id = '', other = ''] = pair.toSorted();
      await written('engine', (tx) => insertDuplicate(tx, golf.id, id, other));
      return { id, other };
    },
    link: async () => {
      const { id } = await recognised(asOwner);
      const { json } = await asOwner('GET', `/api/customers/${id}`);
      const { profiles } = json() as unknown as CustomerRecord;
      return profiles[0]?.link.id ?? '';
    },
  };
}

/** Somebody who came in as people do. */
async function recognised(asOwner: Send): Promise<{ id: string; name: string }> {
  const name = `Somchai ${fresh()}`;
  const body = { source: 'test', person: { fullName: name } };
  const { json } = await asOwner('POST', '/api/identify', { body });
  return { id: String(json()['customer']), name };
}

const makeResource = (made: Made) =>
  made('POST', '/api/resources', { kind: 'bay', name: `Bay ${fresh()}` });

const makePackageKind = (made: Made) =>
  made('POST', '/api/package-kinds', {
    name: `Hours ${fresh()}`,
    unit: 'minutes',
    amount: 600,
    priceMinor: '450000',
  });

async function addTimeOff(asOwner: Send, made: Made): Promise<{ id: string; timeOff: string }> {
  const id = await makeResource(made);
  const body = { from: '2027-01-04T00:00', to: '2027-01-05T00:00' };
  const { json } = await asOwner('POST', `/api/resources/${id}/time-off`, { body });
  const { timeOff } = json() as unknown as HoursShown;
  return { id, timeOff: timeOff[0]?.id ?? '' };
}

async function insertErasure(tx: Tx, tenant: string, id: string, customer: string): Promise<void> {
  await tx
    .insertInto('erasures')
    .values({
      tenant_id: tenant,
      id,
      customer_id: customer,
      origin: 'staff',
      state: 'open',
      asked_at: now(),
      due_at: now(),
    })
    .execute();
}

async function insertDuplicate(tx: Tx, tenant: string, id: string, other: string): Promise<void> {
  await tx
    .insertInto('duplicates')
    .values({
      tenant_id: tenant,
      customer_id: id,
      other_id: other,
      probability: 0.9,
      prior: -10,
      why: '[]',
      model: 'test',
      rank: 0,
      found_at: now(),
    })
    .execute();
}

async function insertMapping(tx: Tx, golf: TestBusiness, id: string): Promise<void> {
  await tx
    .insertInto('import_mappings')
    .values({
      tenant_id: golf.id,
      id,
      name: 'Till',
      headings_hash: Buffer.from(id),
      mapping: '{}',
      date_order: 'dmy',
      source: 'till',
      created_at: now(),
      used_at: now(),
    })
    .execute();
}

type OfMerging = Pick<Golf, 'pair' | 'merge' | 'profile' | 'staffLink'>;

/** Ways to make what merging is about. */
function ofMerging(asOwner: Send): OfMerging {
  const pair = async () =>
    [(await recognised(asOwner)).id, (await recognised(asOwner)).id] as const;
  const sent = async (path: string, body: unknown) =>
    (await asOwner('POST', path, { body })).json();
  const profile = async () => {
    const phones = [{ value: `08${String(20_000_000 + Number(fresh()))}`, verified: true }];
    const person = { fullName: `Ratana ${fresh()}`, phones };
    await sent('/api/identify', { source: 'test', outsideId: `one${fresh()}`, person });
    const body = { source: 'test', outsideId: `other${fresh()}`, person };
    return String((await sent('/api/identify', body))['profile']);
  };
  return {
    pair,
    merge: async () => String((await sent('/api/merges', { customers: await pair() }))['merge']),
    profile,
    staffLink: async () =>
      String((await sent(`/api/profiles/${await profile()}/split`, {}))['link']),
  };
}

type Made = (method: string, path: string, body: unknown) => Promise<string>;

/** In place of the one before: a business has only so many of them, and each call wants one. */
async function insertProvider(tx: Tx, tenant: string, id: string): Promise<void> {
  await tx.deleteFrom('sign_in_providers').where('tenant_id', '=', tenant).execute();
  await tx
    .insertInto('sign_in_providers')
    .values({
      tenant_id: tenant,
      id,
      kind: 'oidc',
      name: 'Members',
      issuer: `https://127.0.0.1/${id}`,
      client_id: 'lounge',
      client_secret: await sealedSecret(tx, tenant, id, 'a secret'),
      created_at: now(),
      updated_at: now(),
    })
    .execute();
}

async function insertMessage(tx: Tx, golf: TestBusiness, id: string): Promise<void> {
  const at = now();
  await tx
    .insertInto('messages')
    .values({
      tenant_id: golf.id,
      id,
      type: 'confirmation',
      channel: 'email',
      purpose: 'transactional',
      customer_id: golf.customer.customer,
      language: 'en',
      subject_kind: 'booking',
      subject_id: id,
      occasion: 'confirmed',
      state: 'uncertain',
      send_at: at,
      created_at: at,
    })
    .execute();
}

/** Ways to make what hangs on customers. */
function onCustomers(
  golf: TestBusiness,
  asOwner: Send,
  made: Made,
): Pick<
  Golf,
  'note' | 'deletedNote' | 'file' | 'removedFile' | 'identifier' | 'household' | keyof OfMerging
> {
  const its = `/api/customers/${golf.customer.customer}`;
  const note = () => made('POST', `${its}/notes`, { text: 'Tall' });
  const file = async () => {
    const headers = { 'content-type': 'application/octet-stream' };
    const path = `${its}/files?name=f${fresh()}.txt`;
    const { json } = await asOwner('POST', path, { body: `file ${fresh()}`, headers });
    return String(json()['id']);
  };
  const gone = async (kind: 'notes' | 'files', id: string) => {
    await asOwner('DELETE', `${its}/${kind}/${id}`);
    return id;
  };
  return {
    ...ofMerging(asOwner),
    note,
    deletedNote: async () => gone('notes', await note()),
    file,
    removedFile: async () => gone('files', await file()),
    identifier: async () => {
      const phones = [{ value: `08${String(10_000_000 + Number(fresh()))}` }];
      const body = { source: 'test', person: { fullName: `Malee ${fresh()}`, phones } };
      const { json } = await asOwner('POST', '/api/identify', { body });
      const customer = String(json()['customer']);
      const read = await asOwner('GET', `/api/customers/${customer}`);
      const [first] = read.json()['identifiers'] as { id: string }[];
      return { customer, identifier: first?.id ?? '' };
    },
    household: async () => {
      const body = { source: 'test', person: { fullName: `Anan ${fresh()}` } };
      const { json } = await asOwner('POST', '/api/identify', { body });
      const member = String(json()['customer']);
      const household = await made('POST', '/api/households', {
        name: 'Family',
        members: [{ customer: member }],
      });
      return { household, member };
    },
  };
}

// No more than there may be: one is made again where it was taken away.
async function oneWebhook(
  asOwner: Send,
  made: (method: string, path: string, body: unknown) => Promise<string>,
): Promise<string> {
  const { json } = await asOwner('GET', '/api/webhooks');
  const [first] = (json() as { rows: { id: string }[] }).rows;
  const body = { url: 'https://example.com/hook', eventTypes: ['customer.made'] };
  return first?.id ?? made('POST', '/api/webhooks', body);
}

/** A booking of somebody who can be had at any hour. */
async function makeBooking(
  db: TestDatabase['db'],
  golf: TestBusiness,
  made: (method: string, path: string, body: unknown) => Promise<string>,
): Promise<string> {
  const { service, option } = await layService(db, golf, { needs: [{ pool: [{ hours: null }] }] });
  const start = new Date(Math.ceil(now().getTime() / 3_600_000) * 3_600_000 + 86_400_000);
  const body = { service, option, start: start.toISOString(), customer: golf.customer.customer };
  return made('POST', '/api/bookings', body);
}

function takePayment(
  made: (method: string, path: string, body: unknown) => Promise<string>,
): Promise<string> {
  return made('POST', '/api/payments/on-site', {
    subject: { kind: 'booking', id: newId() },
    kind: 'full',
    way: 'cash',
    amount: { minor: '15000', currency: 'THB' },
  });
}

/** A receipt for a payment, given out by the job. @returns its id */
async function giveOut(
  db: TestDatabase['db'],
  golf: TestBusiness,
  pay: () => Promise<string>,
): Promise<string> {
  const payment = await pay();
  const { customer } = golf.customer;
  const describe = () =>
    Promise.resolve({
      words: 'A lesson',
      reference: null,
      customer,
      buyer: null,
      language: null,
      taxRate: null,
    });
  const ports = { ...testPorts(db), subjects: { booking: describe } };
  await workTask(db, golf.system, 'invoices.issue', { payment }, ports);
  const { rows } = await db.as(golf.system, 'caller', (tx) =>
    listDocuments(tx, golf.id, { limit: 1 }),
  );
  return rows[0]?.id ?? '';
}

async function makeTagging(
  made: (method: string, path: string, body: unknown) => Promise<string>,
): Promise<string> {
  const add = [await made('POST', '/api/tags', { name: `Tag ${fresh()}` })];
  return made('POST', '/api/taggings', { chosen: { matching: {} }, add });
}

async function insertReview(tx: Tx, golf: TestBusiness, id: string): Promise<void> {
  const profile = newId();
  const at = now();
  await tx
    .insertInto('profiles')
    .values({
      tenant_id: golf.id,
      id: profile,
      source: 'test',
      kind: 'form',
      person: JSON.stringify({ givenName: 'Nok' }),
      first_seen_at: at,
      last_seen_at: at,
    })
    .execute();
  await tx
    .insertInto('reviews')
    .values({
      tenant_id: golf.id,
      id,
      profile_id: profile,
      customer_id: golf.customer.customer,
      state: 'open',
      reason: 'unsure',
      model: 'test',
      prior: 0.5,
      created_at: at,
    })
    .execute();
  const candidate = newId();
  await tx
    .insertInto('customers')
    .values({
      tenant_id: golf.id,
      id: candidate,
      given_name: 'Nok',
      created_at: at,
      updated_at: at,
    })
    .execute();
  await tx
    .insertInto('review_candidates')
    .values({
      tenant_id: golf.id,
      review_id: id,
      customer_id: candidate,
      probability: 0.5,
      why: '[]',
    })
    .execute();
}

/** Whose a session is, as columns. */
interface SessionOf {
  readonly face: 'staff' | 'portal';
  readonly user_id?: string;
  readonly tenant_id?: string;
  readonly profile_id?: string;
}

/** Writes a session under a token of its own, and gives the token's hash where it is known. */
export async function insertSession(
  tx: Tx,
  id: string,
  owner: SessionOf,
  tokenHash: Buffer = Buffer.from(`nobody knows ${id}`),
): Promise<void> {
  const at = now();
  const expires_at = new Date(at.getTime() + 86_400_000);
  await tx
    .insertInto('sessions')
    .values({ ...owner, id, token_hash: tokenHash, created_at: at, last_seen_at: at, expires_at })
    .execute();
}

async function insertPerson(tx: Tx, tenant: string, id: string): Promise<void> {
  const stamps = { created_at: now(), updated_at: now() };
  await tx
    .insertInto('users')
    .values({ id, email: `helper${id}@golf.example`, tenant_ids: [tenant], ...stamps })
    .execute();
  await tx
    .insertInto('staff')
    .values({
      tenant_id: tenant,
      user_id: id,
      role: 'support',
      joined_at: now(),
      updated_at: now(),
    })
    .execute();
}

async function insertResource(tx: Tx, tenant: string, id: string): Promise<void> {
  const at = now();
  await tx
    .insertInto('resources')
    .values({
      tenant_id: tenant,
      id,
      kind: 'person',
      name: `Person ${id}`,
      zone: 'Asia/Bangkok',
      created_at: at,
      updated_at: at,
    })
    .execute();
}

async function insertCalendar(tx: Tx, tenant: string, id: string): Promise<void> {
  const resource = newId();
  await insertResource(tx, tenant, resource);
  await tx
    .insertInto('calendar_sources')
    .values({
      tenant_id: tenant,
      id,
      resource_id: resource,
      kind: 'ics',
      name: 'Private',
      sealed: await sealedAccess(
        tx,
        { tenant, source: id },
        { kind: 'ics', url: 'https://calendar.example/' },
      ),
      next_at: now(),
      created_at: now(),
    })
    .execute();
}
