import { listDemoSignIns, ownerLink } from '#access';
import { newId } from '#platform/ids';
import type { Ports } from '#platform/ports';
import type { Program } from './program.ts';

/** What the program says once it runs: where it answers, what it runs on, and how to get in. */
export async function welcome({ ports, url }: Program): Promise<string[]> {
  const { config } = ports;
  if (url === undefined) return ['Clientele works jobs. It answers no requests here.'];
  return [
    '',
    `  Clientele is ready: ${addressOf(config.publicUrl, config.port, url)}`,
    '',
    config.kind === 'embedded'
      ? `  Database: embedded, in ${config.dataDir}. For trying, developing and very small use;\n` +
        '  name a PostgreSQL in DATABASE_URL for everything else (`clientele move --to URL` takes the data along).'
      : '  Database: PostgreSQL.',
    ...(config.smtpUrl === undefined && !config.demo
      ? ['  Mail: none can be sent until CLIENTELE_SMTP_URL names a server.']
      : []),
    ...(await waysIn(ports)),
    '',
  ];
}

async function waysIn({ db, config }: Ports): Promise<string[]> {
  const who = { kind: 'anonymous', request: newId() } as const;
  const { some, people } = await db.as(who, 'gate', async (tx) => ({
    some: await tx.selectFrom('tenants').select('id').limit(1).executeTakeFirst(),
    people: config.demo ? await listDemoSignIns(tx) : [],
  }));
  if (some === undefined)
    return [
      '',
      '  Nobody is here yet. Open this link once to set up the first business; it counts for a day:',
      `  ${await ownerLink(db, config)}`,
    ];
  const owners = people.filter(({ role }) => role === 'owner');
  if (owners.length === 0) return [];
  return [
    '',
    '  The demo is there. One click on the sign-in page signs in as anybody of:',
    ...owners.map(({ business, email }) => `    ${business} (${email} and its staff)`),
  ];
}

// With PORT=0 the machine picks the port, and the configured address does not know it.
function addressOf(publicUrl: string, port: number, url: string): string {
  return port === 0 ? url : publicUrl;
}
