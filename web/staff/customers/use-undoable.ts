import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { Input, Name } from '../../api/call.ts';
import { readAgain, useWrite } from '../../api/query.ts';
import { toast } from '../../ui/toast.tsx';
import { say, useWords } from '../../words/index.ts';
import { problemWords } from '../problem-words.ts';

/**
 * Takes something away at once, without asking, and says so in a note from which it can be put back as it was.
 * @param changes the reads that are no longer true then
 */
export function useUndoable<N extends Name>(name: N, ...changes: Name[]) {
  const { t } = useWords();
  const client = useQueryClient();
  const write = useWrite(name, ...changes);
  const remove = async (input: Input<N>, done: string, undo: () => Promise<unknown>) => {
    try {
      // What was pressed goes with what is taken away: so this waits for the promise, not as a part of the page.
      await write.mutateAsync(input);
      const run = () => void putBack(client, undo, changes);
      toast({ text: done, act: { words: t('ui.undo'), run } });
    } catch (fault) {
      toast({ text: problemWords(fault), tone: 'bad' });
    }
  };
  return (...given: Parameters<typeof remove>) => void remove(...given);
}

/** Takes a removal back and says so, or why it cannot be. */
export async function putBack(
  client: QueryClient,
  undo: () => Promise<unknown>,
  changes: readonly Name[],
): Promise<void> {
  try {
    await undo();
    toast({ text: say('ui.undone') });
  } catch (fault) {
    toast({ text: problemWords(fault), tone: 'bad' });
  }
  await readAgain(client, ...changes);
}
