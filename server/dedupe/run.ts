import type { CommandCall } from '../command.ts';
import type { Choices } from './choices.ts';
import { begins, clusterOutput, pairOutput } from './clusters.ts';
import { findInFiles } from './find.ts';
import type { FoundInFiles } from './find.ts';
import { insistOnOutput, writeOutputs } from './output.ts';

/** What a shell says of a command that was interrupted. */
const interrupted = 130;

/**
 * Finds the same people in one file or between two, and writes what was asked for, whole or not at all.
 * @param tell says what was found
 * @param names of the files in the output, where there are several
 * @returns the exit code
 */
export async function findAndWrite(
  files: readonly string[],
  choices: Choices,
  { signal, say }: Pick<CommandCall, 'signal' | 'say'>,
  { tell, names }: { tell: (found: FoundInFiles) => void; names?: readonly string[] },
): Promise<number> {
  const { out, pairs, force, keep } = choices;
  await insistOnOutput(out, { inputs: files, begins: begins.clusters, force });
  if (pairs !== undefined)
    await insistOnOutput(pairs, { inputs: [...files, out], begins: begins.pairs, force });
  try {
    const between = files.length > 1;
    const found = await findInFiles(files, { ...choices, between }, { signal, say });
    await writeOutputs([
      clusterOutput(out, found, { keep, ...(names && { names }) }),
      ...(pairs === undefined ? [] : [pairOutput(pairs, found)]),
    ]);
    tell(found);
    say(`Written to ${out}.`);
    return 0;
  } catch (fault) {
    if (!signal.aborted) throw fault;
    say('Interrupted: nothing was written.');
    return interrupted;
  }
}
