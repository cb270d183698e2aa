import type { CommandCall } from '../command.ts';
import type { Choices } from './choices.ts';
import { readAnswers } from './answers.ts';
import type { Answer } from './answers.ts';
import { askOutput, begins, clusterOutput, pairOutput } from './clusters.ts';
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
  const { out, pairs, ask, labels, force, keep } = choices;
  const inputs = [...files, ...labels];
  await insistOnOutput(out, { inputs, begins: begins.clusters, force });
  const outputs = [...inputs, out];
  if (pairs !== undefined)
    await insistOnOutput(pairs, { inputs: outputs, begins: begins.pairs, force });
  // Answers that somebody wrote into it are dear: it is never written over unasked.
  if (ask) await insistOnOutput(ask.out, { inputs: [...outputs, pairs ?? out], force });
  const answers: Answer[] = [];
  for (const file of labels) {
    const read = await readAnswers(file);
    say(`${file}: ${read.length} answers`);
    answers.push(...read);
  }
  try {
    const between = files.length > 1;
    const found = await findInFiles(files, { ...choices, between, answers }, { signal, say });
    await writeOutputs([
      clusterOutput(out, found, { keep, ...(names && { names }) }),
      ...(pairs === undefined ? [] : [pairOutput(pairs, found)]),
      ...(ask ? [askOutput(ask.out, found)] : []),
    ]);
    tell(found);
    say(`Written to ${out}.`);
    if (ask)
      say(
        `${found.asked.length} pairs to answer in ${ask.out}: write yes or no in the column same, then run again with --labels ${ask.out}`,
      );
    return 0;
  } catch (fault) {
    if (!signal.aborted) throw fault;
    say('Interrupted: nothing was written.');
    return interrupted;
  }
}
