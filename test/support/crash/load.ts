import { setTimeout as sleep } from 'node:timers/promises';
import type { WrittenProfile } from '#contract/person';
import { clientOf, type Arrived, type Client } from './client.ts';
import type { Addressed } from './lives.ts';
import { crowdPerson, importFile } from './people.ts';

/** A profile the program said it has taken in. */
export interface AcknowledgedProfile {
  readonly outsideId: string;
  readonly profile: string;
  readonly customer: string;
}

/** Everything the program has acknowledged: it has to be there in the end. */
export interface Acknowledged {
  readonly profiles: AcknowledgedProfile[];
  /** Imports it has begun, by id. */
  readonly imports: string[];
  /** Invitations it has made, by id. */
  readonly invitations: string[];
}

/** What is sent, and how much of it. */
export interface LoadSize {
  readonly clients: number;
  /** Rows of each import. */
  readonly rows: number;
}

/** Clients at work. */
export interface Load {
  readonly acknowledged: Acknowledged;
  /** Starts what each life of the program gets once: an import, an invitation, a code. */
  newLife(): void;
  /** Lets everybody finish what they are at. */
  stop(): Promise<void>;
}

/** Name of the source that all clients of the load give. */
export const crashSource = 'crash';

/** Puts a load on a program that comes and goes. */
export function startLoad(client: Client, size: LoadSize): Load {
  const acknowledged: Acknowledged = { profiles: [], imports: [], invitations: [] };
  let stopping = false;
  let life = 0;
  const working = new Set<Promise<void>>();
  const begin = (work: Promise<void>): void => {
    const held = work.finally(() => working.delete(held));
    working.add(held);
  };
  for (let number = 0; number < size.clients; number += 1)
    begin(identifyAll(client, number, acknowledged, () => stopping));
  return {
    acknowledged,
    newLife() {
      life += 1;
      begin(importOnce(client, life, size.rows, acknowledged));
      begin(writeOnce(client, life, acknowledged));
    },
    async stop() {
      stopping = true;
      while (working.size > 0) await Promise.all(working);
    },
  };
}

/** Of three people whose answer is lost, one is sent again under its key, one without a key, and one is given up. */
const ways = ['keyed', 'plain', 'given up'] as const;

async function identifyAll(
  client: Client,
  number: number,
  { profiles }: Acknowledged,
  stopped: () => boolean,
): Promise<void> {
  for (let count = 0; !stopped(); count += 1) {
    const outsideId = `${number}-${count}`;
    const person = crowdPerson(number * 1_000_003 + count);
    const body: WrittenProfile = { source: crashSource, kind: 'form', outsideId, person };
    const way = ways[count % ways.length];
    const sending = { body, ...(way === 'keyed' && { key: `crash-${outsideId}` }) };
    const answer =
      way === 'given up'
        ? await client.once('POST', '/api/identify', sending)
        : await client.surely('POST', '/api/identify', sending);
    if (answer === undefined) continue;
    if (answer.status !== 200) {
      await sleep(100);
      continue;
    }
    const { profile, customer, knownProfile } = answer.body;
    profiles.push({ outsideId, profile: String(profile), customer: String(customer) });
    if (way === 'keyed' && knownProfile === true)
      client.strange.push(`${outsideId} was taken in a second time under its key`);
  }
}

/** Uploads a file, says what its columns are, and starts the import. @returns its id; null where a step was refused */
export async function startImport(
  client: Client,
  file: number,
  rows: number,
): Promise<string | null> {
  const path = `/api/imports?name=people-${file}.csv`;
  const uploaded = await client.surely('POST', path, { file: importFile(file, rows) });
  if (!expected(client, 'uploading', uploaded)) return null;
  const { id, columns } = uploaded.body as {
    id: string;
    columns: { heading: string; guess: string }[];
  };
  const mapping = Object.fromEntries(columns.map(({ heading, guess }) => [heading, guess]));
  const body = { mapping, dateOrder: 'ymd', source: `${crashSource} ${file}` };
  const planned = await client.surely('PUT', `/api/imports/${id}/plan`, { body });
  if (!expected(client, 'planning', planned)) return null;
  const started = await client.surely('POST', `/api/imports/${id}/start`, { key: `start-${id}` });
  return expected(client, 'starting', started) ? id : null;
}

async function importOnce(
  client: Client,
  life: number,
  rows: number,
  { imports }: Acknowledged,
): Promise<void> {
  const id = await startImport(client, life, rows);
  if (id !== null) imports.push(id);
}

/** Invites somebody and asks for a code: each sends a job. */
async function writeOnce(
  client: Client,
  life: number,
  { invitations }: Acknowledged,
): Promise<void> {
  const invitation = { email: `guest${life}@people.example`, role: 'support' };
  const key = `invitation-${life}`;
  const invited = await client.surely('POST', '/api/invitations', { body: invitation, key });
  if (expected(client, 'inviting', invited)) invitations.push(String(invited.body['id']));
  const code = { email: `nobody${life}@people.example` };
  expected(
    client,
    'asking for a code',
    await client.surely('POST', '/api/session/code', { body: code }),
  );
}

/** Whether it went well; too many requests is an answer like any other. */
function expected(client: Client, what: string, { status, body }: Arrived): boolean {
  if (status >= 300 && status !== 429)
    client.strange.push(`${what}: ${status} ${JSON.stringify(body)}`);
  return status < 300;
}

/** Signs in to the demo's golf lounge and makes a key for programs, to send with. */
export async function demoClient(lives: Addressed): Promise<Client> {
  return clientOf(lives, await demoKey(await lives.address()));
}

const browser = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };

/** Headers of the owner of the demo's golf lounge, signed in. */
export async function demoOwner(url: string): Promise<Record<string, string>> {
  const signedIn = await fetch(`${url}/api/session/demo`, {
    method: 'POST',
    headers: browser,
    body: JSON.stringify({ email: 'owner@birdie.example' }),
  });
  const [cookie] = signedIn.headers.getSetCookie().map((set) => set.split(';')[0]);
  if (cookie === undefined) throw new Error(`nobody was signed in: ${signedIn.status}`);
  return { ...browser, cookie };
}

/** Headers of a key for programs of the demo's golf lounge. */
export async function demoKey(url: string): Promise<{ authorization: string }> {
  const acts = ['customers.identify', 'imports.read', 'imports.run', 'staff.invite', 'jobs.read'];
  const made = await fetch(`${url}/api/keys`, {
    method: 'POST',
    headers: await demoOwner(url),
    body: JSON.stringify({ name: 'Crash', acts }),
  });
  const { token } = (await made.json()) as { token?: string };
  if (token === undefined) throw new Error(`no key was made: ${made.status}`);
  return { authorization: `Bearer ${token}` };
}
