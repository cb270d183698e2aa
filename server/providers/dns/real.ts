import { Resolver } from 'node:dns/promises';
import type { NamesPort } from '#platform/names';

/** Longest wait for one answer, and how often it is asked for. */
const patience = { timeout: 3000, tries: 2 };

/** Codes by which a resolver says that there is no such record. */
const absent: ReadonlySet<unknown> = new Set(['ENODATA', 'ENOTFOUND']);

/**
 * Asks the resolver of this machine.
 * @param servers resolvers to ask instead, as in `127.0.0.1:5353`
 */
export function openDns(servers?: readonly string[]): NamesPort {
  const resolver = new Resolver(patience);
  if (servers !== undefined) resolver.setServers(servers);
  return {
    texts: async (name) => {
      const records = await orNone(resolver.resolveTxt(name));
      return records.map((parts) => parts.join(''));
    },
    mailServers: async (name) => {
      const records = await orNone(resolver.resolveMx(name));
      return records
        .toSorted((one, other) => one.priority - other.priority)
        .map((record) => record.exchange);
    },
  };
}

async function orNone<Row>(records: Promise<Row[]>): Promise<Row[]> {
  try {
    return await records;
  } catch (fault) {
    if (absent.has((fault as NodeJS.ErrnoException).code)) return [];
    throw fault;
  }
}
