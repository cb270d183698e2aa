import { record } from '#audit';
import { mirror, mostMirrored } from '#contract/mirror';
import { sampleExports } from '#people/exports';
import { implement } from '#platform/handler';
import type { Ports } from '#platform/ports';
import { refuse, refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { readBusiness } from '#tenancy';
import { mirrorApart, type Mirrored, type SentFile } from './apart.ts';

/** What answers the part of the API about looking at files that are not kept. */
export const handlers = implement(mirror, {
  mirrorFiles: async ({ query, upload, signal }) =>
    mirrorApart(
      {
        files: filesIn(Buffer.concat(await Array.fromAsync(upload.bytes)), query),
        whole: query.whole === 'yes',
      },
      signal,
    ),
  listMirrorDatabases: async (call) => ({ databases: (await named(call)).map(({ name }) => name) }),
  mirrorDatabase: async ({ who, ports, params, query, signal }) => {
    const found = await ports.db.as(who, 'caller', async (tx) => {
      const own = await named({ tx, who, ports });
      const wanted = own.find(({ name }) => name === params.name) ?? refuse('not_found');
      // Written down before anything is read: whoever looked stands there, whatever becomes of it.
      await record(tx, who, {
        type: 'mirror.looked',
        subject: { kind: 'business', id: who.tenant },
        facts: { database: wanted.name },
      });
      return wanted;
    });
    return mirrorApart({ database: found.url, whole: query.whole === 'yes' }, signal);
  },
  mirrorSamples: () => sampled(),
});

/**
 * The databases of a business: only those that the operator wrote down for its address. Nobody who uses the program can
 * name another, so that nobody can have the server look at what is none of theirs.
 */
async function named({ tx, who, ports }: Naming) {
  const { slug } = await readBusiness(tx, who.tenant);
  return ports.config.mirrorDatabases.filter((database) => database.slug === slug);
}

interface Naming {
  readonly tx: Tx;
  readonly who: Tenanted;
  readonly ports: Pick<Ports, 'config'>;
}

/** What samples show: they are always the same, so they are looked at once. */
let seen: Promise<Mirrored> | undefined;

async function sampled(): Promise<Mirrored> {
  const files = sampleExports().map(({ name, text }) => ({ name, bytes: Buffer.from(text) }));
  seen ??= mirrorApart({ files, whole: true }, new AbortController().signal);
  try {
    return await seen;
  } catch (fault) {
    seen = undefined;
    throw fault;
  }
}

/**
 * The files that were sent one after the other.
 * @throws Refusal `invalid_input` where names and lengths do not fit what was sent
 */
function filesIn(sent: Uint8Array, { names, sizes }: { names: string; sizes: string }): SentFile[] {
  const named = names.split('/');
  const lengths = sizes.split(',').map(Number);
  const isEach = lengths.every((length) => Number.isSafeInteger(length) && length >= 0);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (named.length > mostMirrored.files)
    refuseField('query.names', `must name at most ${mostMirrored.files} files`);
  if (!isEach || lengths.length !== named.length || total !== sent.byteLength)
    refuseField('query.sizes', 'must be the lengths of the files that are sent');
  let from = 0;
  return named.map((name, at) => {
    const bytes = sent.subarray(from, from + lengths[at]!);
    from += lengths[at]!;
    return { name, bytes };
  });
}
