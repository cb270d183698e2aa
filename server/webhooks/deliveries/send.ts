import type { Act } from '#contract/acts';
import { now } from '#platform/clock';
import type { Config } from '#platform/config';
import type { Database } from '#platform/db';
import { AnswerTooLarge, fetchOut } from '#platform/fetch-out';
import { tenantKeys } from '#platform/keys';
import { PrivateAddress } from '#platform/public-address';
import type { TaskHandler } from '#platform/tasks';
import type { System } from '#platform/who';
import type { PayloadOf } from '../../tasks.ts';
import { allowedOrigins } from '../endpoints/address.ts';
import { attemptLimits, messageIdOf, shownOfAnswer } from '../rules.ts';
import { openSecret, signedHeaders } from '../sign.ts';
import { messageOf } from './message.ts';
import { note, type Result } from './note.ts';

/**
 * Makes one attempt at a message: read, sent, noted. What a crash between sending and noting repeats carries the same
 * id, by which the receiver knows it.
 */
export const send: TaskHandler<PayloadOf<'webhooks.send'>> = async (job) => {
  const { db, who, payload, ports, signal, done } = job;
  const ready = await prepare(db, who, payload);
  if (ready === 'over') return;
  const result =
    ready === 'off' ? off : await post(ports.config, ready, messageIdOf(payload.delivery), signal);
  // The server is stopping: the attempt is given back, not counted.
  signal.throwIfAborted();
  await db.as(who, 'caller', async (tx) => {
    await note(tx, who, payload, result);
    await done(tx);
  });
};

const off: Result = { status: null, fault: 'switched_off', body: null };

interface Ready {
  readonly url: string;
  readonly body: string;
  readonly secrets: readonly Uint8Array[];
}

/** What is to be sent; `over` where there is nothing left to do, `off` where the endpoint is switched off. */
function prepare(
  db: Database,
  who: System,
  { delivery, round }: PayloadOf<'webhooks.send'>,
): Promise<Ready | 'over' | 'off'> {
  return db.as(who, 'caller', async (tx) => {
    const row = await tx
      .selectFrom('webhook_deliveries')
      .selectAll()
      .where('tenant_id', '=', who.tenant)
      .where('id', '=', delivery)
      .executeTakeFirst();
    if (row === undefined || row.state !== 'waiting' || row.round !== round) return 'over';
    const endpoint = await tx
      .selectFrom('webhook_endpoints')
      .select(['id', 'url', 'acts', 'secret', 'former_secret', 'former_until', 'off_at'])
      .where('tenant_id', '=', who.tenant)
      .where('id', '=', row.endpoint_id)
      .executeTakeFirst();
    if (endpoint === undefined) return 'over';
    if (endpoint.off_at !== null) return 'off';
    const message = await messageOf(tx, who, row, endpoint.acts as Act[]);
    if (message === undefined) return 'off';
    const keys = await tenantKeys(tx, who.tenant);
    const { former_secret: former, former_until: until } = endpoint;
    const sealed = [
      endpoint.secret,
      ...(former !== null && until !== null && until > now() ? [former] : []),
    ];
    return {
      url: endpoint.url,
      body: JSON.stringify(message),
      secrets: sealed.map((one) => openSecret(keys, endpoint.id, one)),
    };
  });
}

async function post(
  config: Config,
  { url, body, secrets }: Ready,
  id: string,
  signal: AbortSignal,
): Promise<Result> {
  try {
    const answer = await fetchOut(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Clientele-Webhooks/1',
        ...signedHeaders(secrets, { id, at: now(), body }),
      },
      body,
      ...attemptLimits,
      // The body was signed for this address and no other.
      redirects: false,
      allow: allowedOrigins(config, url),
      signal,
    });
    return { status: answer.status, fault: null, body: textOf(answer.body) };
  } catch (fault) {
    return { status: null, fault: faultOf(fault), body: null };
  }
}

// What a text column takes, and no more of it than is shown.
function textOf(body: Buffer): string {
  const text = body.subarray(0, 4 * shownOfAnswer).toString();
  return Array.from(text.replaceAll('\0', '').toWellFormed()).slice(0, shownOfAnswer).join('');
}

function faultOf(fault: unknown): NonNullable<Result['fault']> {
  if (fault instanceof PrivateAddress) return 'private_address';
  if (fault instanceof AnswerTooLarge) return 'too_large';
  return fault instanceof Error && fault.name === 'TimeoutError' ? 'timeout' : 'unreachable';
}
