import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { csvLine } from '#imports';
import { answersFrom } from './answers-from.ts';
import { runClientele } from './run-clientele.ts';

/** How well something was found, as `clientele evaluate --json` says it. */
export interface Found {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** What `clientele evaluate --json` says of clusters. */
export interface Measured {
  readonly records: number;
  readonly pairs: Found;
  readonly bCubed: Found;
}

/** A file of people, the columns of its ids and of who they truly are, and what else `dedupe` is told. */
export interface TruthFile {
  readonly file: string;
  readonly id: string;
  readonly truth: string;
  readonly more: readonly string[];
}

/**
 * Finds the same people in a file by `clientele dedupe`, and once more when the questions that it would ask have been
 * answered from the truth.
 * @param answers how many questions; none where 0
 */
export async function measureFile(
  { file, id, truth, more }: TruthFile,
  answers: number,
): Promise<{ plain: Measured; asked: number; same: number; taught?: Measured }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'clientele-bench-'));
  const at = (name: string) => path.join(folder, name);
  const find = (out: string, ...extra: string[]): Measured => {
    const columns = ['--id', id, '--ignore', truth, '--keep', truth, ...more];
    runClientele('dedupe', file, ...columns, '--out', out, ...extra);
    return JSON.parse(runClientele('evaluate', out, '--truth', truth, '--json')) as Measured;
  };
  try {
    if (answers === 0) return { plain: find(at('plain.csv')), asked: 0, same: 0 };
    const plain = find(at('plain.csv'), '--ask', String(answers), '--ask-out', at('ask.csv'));
    const told = await answersFrom(at('ask.csv'), at('plain.csv'));
    await writeFile(at('answers.csv'), told.map(csvLine).join(''));
    const taught = find(at('taught.csv'), '--labels', at('answers.csv'));
    const same = told.filter(([, , said]) => said === 'yes').length;
    return { plain, asked: told.length - 1, same, taught };
  } finally {
    await rm(folder, { recursive: true });
  }
}
