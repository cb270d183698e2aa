import { z } from 'zod';
import { ownerLink } from '#access';
import { createBusiness, joinTeam, personBy } from '#tenancy';
import { country, currency, emailAddress, line, slug, timeZone } from '#contract/shapes';
import { readConfig } from '#platform/config';
import type { Database } from '#platform/db';
import { newId } from '#platform/ids';
import { systemOf } from '#platform/who';
import { command, WrongUsage } from '../command.ts';
import { startProgram } from '../program.ts';

/** A business as the command line names it. */
const given = z.object({
  name: line(120),
  slug,
  zone: timeZone,
  currency,
  country,
  owner: emailAddress,
});
type Given = z.output<typeof given>;

const text = (value: string, describe: string) => ({ type: 'string', value, describe }) as const;

export default command({
  summary: 'Create a business with its owner, or a one-time link by which an owner does it.',
  usage:
    'create [--name NAME --slug SLUG --zone ZONE --currency CODE --country CODE --owner EMAIL]',
  words: 1,
  options: {
    name: text('NAME', 'What the business is called.'),
    slug: text('SLUG', 'Its address in links: lower-case letters, digits and dashes.'),
    zone: text('ZONE', 'Its time zone, as in Asia/Bangkok.'),
    currency: text('CODE', 'Its currency, as in THB.'),
    country: text('CODE', 'Its country, as in TH.'),
    owner: text('EMAIL', 'Its first owner, who signs in with a code to this address.'),
  },
  async run({ words, options, env, say }) {
    if (words[0] !== 'create') throw new WrongUsage('Say what to do: tenant create');
    const asked = Object.keys(options).length > 0 ? read(options) : undefined;
    const parts = { serves: false, works: false, migrates: false };
    const program = await startProgram(readConfig(env), parts);
    try {
      const { db, config } = program.ports;
      if (asked === undefined) {
        say('Open this link once to set up a business; it counts for a day:');
        say(await ownerLink(db, config));
      } else {
        await create(db, asked);
        say(`Created ${asked.name}. ${asked.owner} signs in at ${config.publicUrl}`);
      }
    } finally {
      await program.close();
    }
  },
});

/** @throws {WrongUsage} with every option that is missing or not valid */
function read(options: object): Given {
  const parsed = given.safeParse(options);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    ({ path, message, code }) =>
      `--${String(path[0])} ${code === 'invalid_type' ? 'is missing' : message}`,
  );
  throw new WrongUsage([...new Set(faults)].join('\n'));
}

function create(db: Database, { name, slug, zone, currency, country, owner }: Given) {
  const who = { kind: 'anonymous', request: newId() } as const;
  return db.as(who, 'gate', async (tx) => {
    const tenant = await createBusiness(tx, who, {
      name,
      slug,
      timeZone: zone,
      currency,
      country,
      locations: [{ name }],
    });
    const person = await personBy(tx, { email: owner });
    await joinTeam(tx, systemOf(tenant, who.request), { person, role: 'owner' });
  });
}
