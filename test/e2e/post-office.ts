import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail server that keeps what it is handed, for a program that is no demo. */
export interface PostOffice {
  /** For `CLIENTELE_SMTP_URL`. */
  readonly url: string;
  /**
   * The text of the next mail to an address; each is handed out once.
   * @throws when none comes
   */
  nextTo(address: string): Promise<string>;
  close(): Promise<void>;
}

const patienceMs = 90_000;

/** Opens one on a free port. */
export async function openPostOffice(): Promise<PostOffice> {
  const kept: Email[] = [];
  const keep = async (stream: Readable): Promise<void> => {
    kept.push(await PostalMime.parse(await buffer(stream)));
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, taken) => {
      keep(stream).then(() => taken(), taken);
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    nextTo: async (address) => {
      const patience = Date.now() + patienceMs;
      for (;;) {
        const at = kept.findIndex(({ to }) => to?.some((one) => one.address === address));
        if (at !== -1) return kept.splice(at, 1)[0]?.text ?? '';
        if (Date.now() > patience) throw new Error(`no mail to ${address} came`);
        await sleep(50);
      }
    },
    close: () => new Promise((done) => server.close(done)),
  };
}
