import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../../../server/platform/engine.ts';
import { openSmtpTwin } from '../../../server/providers/smtp/twin.ts';
import { clientOf, type Client } from './client.ts';
import { comeToRest, placeFor } from './crash.ts';
import { lives, type Lives } from './lives.ts';
import { demoOwner } from './load.ts';
import type { Look } from './verdict.ts';

/** How hard the outbox is tried. */
export interface MessageTrial {
  readonly kind: Engine['kind'];
  readonly kills: number;
  readonly clients: number;
  /** Whether the mail server lets a mail arrive once that it is handed twice. */
  readonly deduplicates: boolean;
}

/** What came of it, in numbers. */
export interface MessageOutcome {
  /** Messages that the program said it would send. */
  readonly acknowledged: number;
  readonly sent: number;
  /** Listed for staff: they may have arrived, or not. */
  readonly uncertain: number;
  /** Acknowledged, and neither sent nor listed; or called sent, and never arrived. */
  readonly lost: number;
  /** Arrived more than once. */
  readonly doubled: number;
  /** What should never have been said, by the program's answers, its log or its exit code. */
  readonly strange: readonly string[];
}

/** A life under load lasts at least so many milliseconds, and at most so many more. */
const shortestMs = 200;
const differenceMs = 1800;

/** Kills the program again and again while it sends messages to a mail server that lives on, and counts what arrived. */
export async function crashMessages(trial: MessageTrial): Promise<MessageOutcome> {
  const arrivals = new Map<string, number>();
  const twin = await openSmtpTwin(async ({ messageId = '' }) => {
    // A server takes its time over a mail: long enough to be killed meanwhile.
    await sleep(5 + Math.random() * 20);
    const times = (arrivals.get(messageId) ?? 0) + 1;
    if (!trial.deduplicates || times === 1) arrivals.set(messageId, times);
    return times === 1;
  });
  const place = await placeFor(trial.kind, {
    CLIENTELE_SMTP_URL: twin.url,
    CLIENTELE_MAIL_FROM: 'Clientele <clientele@people.example>',
    CLIENTELE_SMTP_DEDUPLICATES: trial.deduplicates ? 'yes' : 'no',
  });
  const program = lives(place.running);
  try {
    await program.begin();
    const client = clientOf(program, await demoOwner(await program.address()));
    const acknowledged = await sendAndKill(program, client, trial);
    const odd = await comeToRest(program, place.look);
    const counted = await place.look((look) => countMessages(look, acknowledged, arrivals));
    return { ...counted, strange: [...client.strange, ...program.complaints, ...odd] };
  } finally {
    await program.close();
    await place.close();
    await twin.close();
  }
}

async function sendAndKill(
  program: Lives,
  client: Client,
  { kills, clients }: MessageTrial,
): Promise<string[]> {
  const quick = { senderName: null, replyTo: null, quiet: null, followUpMinutes: null };
  const body = { ...quick, reminderMinutes: [60], staffNotices: true, perMinute: 6000 };
  await client.surely('PUT', '/api/message-settings', { body });
  const acknowledged: string[] = [];
  let over = false;
  const sending = Array.from({ length: clients }, async () => {
    while (!over) {
      const path = '/api/templates/confirmation/en/sample';
      const answer = await client.once('POST', path);
      if (answer?.status === 202) acknowledged.push(String(answer.body['message']));
      await sleep(100);
    }
  });
  for (let kill = 0; kill < kills; kill += 1) {
    await sleep(shortestMs + Math.random() * differenceMs);
    await program.kill();
    await program.begin();
  }
  over = true;
  await Promise.all(sending);
  return acknowledged;
}

async function countMessages(
  look: Look,
  acknowledged: readonly string[],
  arrivals: ReadonlyMap<string, number>,
): Promise<Omit<MessageOutcome, 'strange'>> {
  const rows = await look<{ id: string; state: string }>(
    `SELECT id, state FROM clientele.messages WHERE subject_kind = 'sample'`,
  );
  const states = new Map(rows.map(({ id, state }) => [id, state]));
  const arrived = (id: string) => arrivals.get(`<${id}@people.example>`) ?? 0;
  const isLost = (id: string) => {
    const state = states.get(id);
    return state === 'sent' ? arrived(id) === 0 : state !== 'uncertain';
  };
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  return {
    acknowledged: acknowledged.length,
    sent: count('sent'),
    uncertain: count('uncertain'),
    lost: acknowledged.filter(isLost).length,
    doubled: rows.filter(({ id }) => arrived(id) > 1).length,
  };
}
