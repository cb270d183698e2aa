// The thread in which files that were sent to the server are looked at.
import { parentPort, workerData } from 'node:worker_threads';
import { openTable } from '#imports';
import { now } from '#platform/clock';
import { Refusal } from '#platform/refuse';
import type { Answered, Asked, Mirrored } from './apart.ts';
import { pageOf } from './page/page.ts';
import { type MirrorSource, reflect } from './reflect.ts';

async function mirrored({ files, whole }: Asked): Promise<Mirrored> {
  const sources: MirrorSource[] = [];
  for (const { name, bytes } of files)
    sources.push({
      name,
      table: await openTable(async function* () {
        yield bytes;
      }),
    });
  const report = await reflect(sources, { whole });
  return { report, page: pageOf(report, now().toISOString().slice(0, 10)) };
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
