// The thread in which files that were sent to the server, and databases, are looked at.
import { parentPort, workerData } from 'node:worker_threads';
import { openTable } from '#imports';
import { now } from '#platform/clock';
import { Refusal } from '#platform/refuse';
import { mostMirroredRows } from '#contract/mirror';
import type { Answered, Asked, Mirrored, SentFile } from './apart.ts';
import { ofDatabase } from './database.ts';
import { pageOf } from './page/page.ts';
import { type MirrorSource, reflect } from './reflect.ts';

async function mirrored({ files = [], database, whole }: Asked): Promise<Mirrored> {
  const report =
    database === undefined
      ? await reflect(await opened(files), { whole })
      : await ofDatabase(database, (sources) =>
          reflect(sources, { whole, mostRows: mostMirroredRows }),
        );
  return { report, page: pageOf(report, now().toISOString().slice(0, 10)) };
}

async function opened(files: readonly SentFile[]): Promise<MirrorSource[]> {
  const sources: MirrorSource[] = [];
  for (const { name, bytes } of files)
    sources.push({
      name,
      table: await openTable(async function* () {
        yield bytes;
      }),
    });
  return sources;
}

async function answer(): Promise<Answered> {
  try {
    return { mirrored: await mirrored(workerData as Asked) };
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return { refused: { code: fault.code, details: fault.details } };
  }
}

parentPort?.postMessage(await answer(), []);
