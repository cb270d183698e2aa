import type { Client } from '../index.ts';

/** Brings a file of people in and waits until it has been worked. @returns how many rows became what */
export async function nightlyImport(client: Client, csv: string): Promise<Record<string, number>> {
  const { id, columns, dateOrder, source } = await client.uploadImport({
    query: { name: 'tonight.csv' },
    upload: { file: csv, type: 'text/csv' },
  });
  const mapping = Object.fromEntries(columns.map(({ heading, guess }) => [heading, guess]));
  await client.planImport({ params: { id }, body: { mapping, dateOrder, source } });
  await client.startImport({ params: { id } });
  // The stream is a hint; what it shows is the import as it is at that moment.
  for await (const now of client.watchImport({ params: { id } }))
    if (now.state === 'done') return { ...now.counts };
  return { ...(await client.getImport({ params: { id } })).counts };
}
