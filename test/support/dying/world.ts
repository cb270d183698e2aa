import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { log } from '#platform/log';
import type { Ports } from '#platform/ports';
import { openBoss } from '../../../server/platform/queue/boss.ts';
import { asWorker } from '../../../server/platform/queue/port.ts';
import { sql } from 'kysely';
import { makeBusiness, type TestBusiness } from '../businesses.ts';
import type { TestDatabase } from '../open-database.ts';
import { calendarPort } from '#providers/calendars/real';
import { openCalendarTwin } from '#providers/calendars/twin';
import { openStripe } from '#providers/stripe/real';
import { openStripeTwin } from '#providers/stripe/twin';
import { testPorts } from '../ports.ts';
import { liveUntil, type Life } from './life.ts';
import type { Queues } from './time.ts';

/** One business with one job, the worker that works it, and the world outside. */
export interface World {
  readonly opened: TestDatabase;
  readonly shop: TestBusiness;
  /** Of somebody who does not die, for what is arranged. */
  readonly ports: Ports;
  /** Where messages can be posted to. */
  readonly receiver: string;
  /** What has left the house: mails and posted messages, each as a line. */
  readonly sent: string[];
  /** The worker at work. */
  life: Life;
}

/** What worlds share: a database, its queues, and somebody out there who receives. */
export interface Ground {
  readonly opened: TestDatabase;
  readonly boss: Queues;
  /** Makes a world without any jobs in it, in place of the last one. */
  newWorld(): Promise<World>;
  close(): Promise<void>;
}

/** Prepares a database of a test's own. */
export async function prepareGround(opened: TestDatabase): Promise<Ground> {
  const boss = await openBoss(opened.engine, log);
  const stripe = await openStripeTwin();
  const calendars = await openCalendarTwin();
  let world: World | undefined;
  const receiver = await receive(async (message) => {
    world?.sent.push(message);
    await world?.life.pass('sent');
  });
  return {
    opened,
    boss,
    async newWorld() {
      await asWorker(opened.engine, (tx) => sql`DELETE FROM pgboss.job`.execute(tx));
      world = {
        opened,
        shop: await makeBusiness(opened.db, 'job'),
        ports: {
          ...testPorts(opened.db),
          payments: openStripe(stripe.url),
          calendars: calendarPort({ twin: calendars.url }),
        },
        receiver: receiver.url,
        sent: [],
        life: liveUntil(Infinity),
      };
      return world;
    },
    async close() {
      receiver.close();
      await stripe.close();
      await calendars.close();
      await boss.stop({ graceful: false, close: false });
    },
  };
}

async function receive(take: (message: string) => Promise<void>) {
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const id = String(request.headers['webhook-id']);
      take(`${id} ${Buffer.concat(chunks).toString()}`).then(
        () => response.end('thanks'),
        () => response.destroy(),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return { url, close: () => server.close() };
}
