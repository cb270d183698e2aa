import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { log } from './log.ts';
import { startOf } from './process-start.ts';

/** Who holds a folder, as written in its lock file. */
interface Holder {
  readonly pid: number;
  /** What the machine says about when that process began; a later process with the same pid began at another time. */
  readonly began: string;
  readonly machine: string;
  readonly token: string;
}

/** A held lock. */
export interface Lock {
  release(): Promise<void>;
}

const beatMs = 5_000;

/**
 * Takes a lock file for this process. The lock of a process that is gone is taken over; one written on another
 * machine (or container) over the same folder is believed as long as its holder keeps touching it.
 * @param onLost called when somebody removed or replaced the file: nobody may write any more then
 * @throws when a living process holds it; the message names that process
 */
export async function takeLock(file: string, onLost: () => void): Promise<Lock> {
  const mine: Holder = {
    pid: process.pid,
    began: await startOf(process.pid),
    machine: os.hostname(),
    token: randomUUID(),
  };
  const draft = `${file}.${mine.token}`;
  await writeFile(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    while (!(await linked(draft, file)) && !(await tookOver(draft, file))) await sleep(20);
  } finally {
    await rm(draft, { force: true });
  }
  return hold(file, mine, onLost);
}

async function linked(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw fault;
  }
}

/**
 * Puts the draft in the place of a dead holder's file. Of several that find the same dead holder only the one that
 * first links a claim on it may, and it looks again once it has the claim.
 * @throws when the holder lives
 */
async function tookOver(draft: string, file: string): Promise<boolean> {
  const found = await holderOf(file);
  if (found === undefined) return false;
  if (await alive(file, found)) {
    const place = found.machine === os.hostname() ? '' : ` on ${found.machine}`;
    throw new Error(
      `Another Clientele (process ${found.pid}${place}) uses this data folder already. ` +
        `Stop it first, or give this one a folder of its own with CLIENTELE_DATA_DIR. (${file})`,
    );
  }
  const claim = `${file}.claim-${found.token}`;
  if (!(await linked(draft, claim))) {
    const claimant = await holderOf(claim);
    if (claimant !== undefined && !(await alive(claim, claimant))) await rm(claim, { force: true });
    return false;
  }
  try {
    if ((await holderOf(file))?.token !== found.token) return false;
    await rename(draft, file);
    return true;
  } finally {
    await rm(claim, { force: true });
  }
}

async function holderOf(file: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (fault instanceof SyntaxError)
      return { pid: 0, began: '', machine: os.hostname(), token: '' };
    throw fault;
  }
}

async function alive(file: string, holder: Holder): Promise<boolean> {
  if (holder.machine === os.hostname())
    return holder.pid !== 0 && (await startOf(holder.pid)) === holder.began && holder.began !== '';
  const before = await touchedAt(file);
  if (Date.now() - before > 60 * beatMs) return false;
  await sleep(2.5 * beatMs);
  return (await touchedAt(file)) !== before;
}

async function touchedAt(file: string): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}

function hold(file: string, mine: Holder, onLost: () => void): Lock {
  const beat = setInterval(() => {
    void holderOf(file).then(
      (holder) => {
        if (holder?.token === mine.token) return utimes(file, new Date(), new Date());
        clearInterval(beat);
        onLost();
        return undefined;
      },
      (fault: unknown) => log.warn({ err: fault }, 'the lock file could not be read'),
    );
  }, beatMs);
  beat.unref();
  return {
    async release() {
      clearInterval(beat);
      if ((await holderOf(file))?.token === mine.token) await rm(file, { force: true });
    },
  };
}
