import path from 'node:path';
import { resolveCredential } from '#access';
import { findBusiness } from '#tenancy';
import type { Config } from '#platform/config';
import { filesInFolder, removeOldDrafts } from '#platform/files-folder';
import { withMasterKeys } from '#platform/key-file';
import { holdMasterKeys } from '#platform/keys';
import { log } from '#platform/log';
import { openDatabase, type Opened } from '#platform/open';
import type { Ports } from '#platform/ports';
import { startWorker, type Worker } from '#platform/worker';
import { openCalendars } from '#providers/calendars/open';
import { openDns } from '#providers/dns/real';
import { openSignIn } from '#providers/sign-in/open';
import { openPayments } from '#providers/stripe/open';
import { openMail } from '#providers/smtp/open';
import { openTexts } from '#providers/text/open';
import { bringUp } from './bring-up.ts';
import { zonesAmiss } from './doctor/zones.ts';
import { serve, type Served } from './http.ts';
import type { Resolve } from './http/edge.ts';
import type { Greet } from './http/portal-screens.ts';
import { composers, rooms, roomTasks, subjects } from './rooms.ts';
import { faultsOf, watchProgram } from './watch.ts';

/** Which of its parts the program runs, and whether it may migrate a PostgreSQL by itself. */
export interface Parts {
  readonly serves: boolean;
  readonly works: boolean;
  readonly migrates: boolean;
}

/** The program put together and running. */
export interface Program {
  readonly ports: Ports;
  /** Where it answers, as in `http://127.0.0.1:3000`; absent where it does not serve. */
  readonly url?: string;
  /** Takes nothing new, lets requests and jobs in hand come to an end, gives the rest back and closes everything. */
  close(): Promise<void>;
}

/**
 * Puts the program together: keys, database, migrations, ports, worker, server, in this order; whatever was opened is
 * closed again when a later step fails.
 */
export async function startProgram(configured: Config, parts: Parts): Promise<Program> {
  log.level = configured.logLevel;
  const config = await withMasterKeys(configured);
  holdMasterKeys(config.masterKeys);
  const open = new AsyncDisposableStack();
  try {
    const opened = open.adopt(await openDatabase(config), (opened) => opened.close());
    await bringUp(config, opened, parts.migrates || config.kind === 'embedded');
    await warnOfClocks(opened);
    const { db, engine } = opened;
    const mail = open.adopt(await openMail(config, db), (mail) => mail.close());
    const signIn = open.adopt(await openSignIn(config), (signIn) => signIn.close());
    const payments = open.adopt(await openPayments(config), (payments) => payments.close());
    const calendars = open.adopt(await openCalendars(config), (calendars) => calendars.close());
    const folder = path.join(config.dataDir, 'files');
    await removeOldDrafts(folder);
    const files = filesInFolder(folder);
    const ports: Ports = {
      db,
      config,
      files,
      mail,
      compose: composers,
      names: openDns(),
      signIn,
      payments,
      calendars,
      subjects,
      codes: openTexts(config, db),
    };
    const edges = open.adopt<Edges>({}, closeBoth);
    if (parts.works) edges.worker = await startWorker({ engine, ports, handlers: roomTasks });
    watchProgram(engine);
    const ready = () => faultsOf(engine);
    const greet = greeterOf(ports);
    if (parts.serves)
      edges.served = await serve({ ports, rooms, ready, greet, resolve: resolverOf(ports) });
    const running = open.move();
    return {
      ports,
      ...(edges.served === undefined ? {} : { url: edges.served.url }),
      close: () => running.disposeAsync(),
    };
  } catch (fault) {
    await open.disposeAsync();
    throw fault;
  }
}

/** Whoever has older rules of a zone computes other instants: bookings would lie an hour off. Said at every start until it is mended. */
async function warnOfClocks(opened: Opened): Promise<void> {
  try {
    const zones = await zonesAmiss(opened);
    if (zones.length > 0)
      log.warn({ zones }, 'Node and PostgreSQL disagree about the clocks of these zones');
  } catch (fault) {
    log.warn({ fault }, 'the clocks of Node and PostgreSQL could not be compared');
  }
}

function resolverOf({ db, config }: Ports): Resolve {
  return (credentials) => resolveCredential(db, config, credentials);
}

/** How a business shows itself, looked up by its address as whoever knows nobody. */
function greeterOf({ db }: Ports): Greet {
  const request = 'greeting';
  return (slug) => db.as({ kind: 'anonymous', request }, 'gate', (tx) => findBusiness(tx, slug));
}

/** Where work comes in. */
interface Edges {
  served?: Served;
  worker?: Worker;
}

// Both at once: requests and jobs in hand finish beside each other, within one and the same patience.
async function closeBoth({ served, worker }: Edges): Promise<void> {
  await Promise.all([served?.close(), worker?.close()]);
}
