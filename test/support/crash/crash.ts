import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDataFolder } from '../../../server/platform/embedded.ts';
import type { Engine, Login } from '../../../server/platform/engine.ts';
import { demoFolder } from '../demo-folder.ts';
import { openTestDatabase } from '../open-database.ts';
import type { Running } from '../running-program.ts';
import { jobsAtRest, lives, restWithinMs, type Lives } from './lives.ts';
import { demoClient, startLoad, type LoadSize } from './load.ts';
import { openJobs, verdict, type Look, type Verdict } from './verdict.ts';

/** How hard the program is tried. */
export interface Trial extends LoadSize {
  readonly kind: Engine['kind'];
  /** How often it is killed. */
  readonly kills: number;
}

/** What came of a trial. */
export interface Outcome extends Verdict {
  readonly acknowledged: number;
  /** Requests whose answer never came, those that were sent again, and the answers that had been kept for them. */
  readonly unanswered: number;
  readonly repeated: number;
  readonly replayed: number;
  readonly restarts: readonly number[];
  /** What should never have been said, by the program's answers, its log or its exit code. */
  readonly strange: readonly string[];
}

/** A life under load lasts at least so many milliseconds, and at most so many more. */
const shortestMs = 200;
const differenceMs = 1800;

/** Kills the program again and again at random moments under load, lets it come to rest, and looks what is there. */
export async function crash(trial: Trial): Promise<Outcome> {
  const place = await placeFor(trial.kind);
  const program = lives(place.running);
  try {
    await program.begin();
    const client = await demoClient(program);
    const load = startLoad(client, trial);
    for (let kill = 0; kill < trial.kills; kill += 1) {
      load.newLife();
      await sleep(shortestMs + Math.random() * differenceMs);
      await program.kill();
      await program.begin();
    }
    await load.stop();
    const { acknowledged } = load;
    const codes = await comeToRest(program, place.look);
    return {
      ...(await place.look((look) => verdict(look, acknowledged, trial.rows))),
      acknowledged:
        acknowledged.profiles.length +
        acknowledged.imports.length +
        acknowledged.invitations.length,
      unanswered: client.counts.lost,
      repeated: client.counts.repeated,
      replayed: client.counts.replayed,
      restarts: program.restarts,
      strange: [...client.strange, ...program.complaints, ...codes],
    };
  } finally {
    await program.close();
    await place.close();
  }
}

/** Lets jobs end, stopping the program as a person would to look. @returns what was odd about the stops */
export async function comeToRest(program: Lives, look: Place['look']): Promise<string[]> {
  const odd: string[] = [];
  const patience = Date.now() + restWithinMs;
  for (;;) {
    await jobsAtRest(await program.address());
    const code = await program.stop();
    if (code !== 0) odd.push(`stopped, it ended with ${code}`);
    if ((await look(openJobs)) === 0 || Date.now() > patience) return odd;
    await program.begin();
  }
}

/** Where a trial happens. */
interface Place {
  readonly running: Running;
  /** Looks at the database; embedded, only while the program does not run. */
  look<T>(work: (look: Look) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A place for the program to run, die and be looked at. @param also further environment variables of it */
export async function placeFor(
  kind: Engine['kind'],
  also: Readonly<Record<string, string>> = {},
): Promise<Place> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'clientele-crash-'));
  const away = () => rm(dataDir, { recursive: true, force: true });
  const by =
    (login: Login): Look =>
    (text, values) =>
      login.run(text, values);
  const args = ['both', '--demo'];
  // Whom the demo has is not what is looked at.
  const few = { CLIENTELE_DEMO_PEOPLE: '20', ...also };
  if (kind === 'embedded') {
    await cp(await demoFolder(), dataDir, { recursive: true });
    return {
      running: { args, dataDir, env: few },
      async look(work) {
        const engine = await openDataFolder({ dataDir });
        try {
          return await engine.asLogin((login) => work(by(login)));
        } finally {
          await engine.close();
        }
      },
      close: away,
    };
  }
  const opened = await openTestDatabase('postgres');
  const env = {
    ...few,
    DATABASE_URL: opened.urls?.runtime ?? '',
    MIGRATE_DATABASE_URL: opened.urls?.migrator ?? '',
    CLIENTELE_MASTER_KEY: randomBytes(32).toString('base64'),
  };
  return {
    running: { args, dataDir, env },
    look: (work) => opened.asOwner((login) => work(by(login))),
    async close() {
      await opened.close();
      await away();
    },
  };
}
