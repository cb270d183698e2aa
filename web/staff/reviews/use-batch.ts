import { useQueryClient } from '@tanstack/react-query';
import { call, type Input, type Name } from '../../api/call.ts';
import { readAgain } from '../../api/query.ts';
import { toast } from '../../ui/toast.tsx';
import { say } from '../../words/index.ts';
import { putBack } from '../customers/use-undoable.ts';
import { problemWords } from '../problem-words.ts';

/** What is asked of a batch. */
export type Wanted = Input<'startReviewBatch'>['body'];

/** The reads that answering many cases changes. */
const changed: readonly Name[] = [
  'listReviews',
  'countReviews',
  'getReview',
  'getToday',
  'customersCount',
  'getCustomer',
];

/** How often the state of a batch is asked for. */
const lookMs = 700;

/** Answers many cases, waits until that is done, and says so with a way back. */
export function useBatch() {
  const client = useQueryClient();
  return async (body: Wanted): Promise<void> => {
    try {
      const { id } = await call('startReviewBatch', { body });
      const { answered } = await untilDone(id);
      await readAgain(client, ...changed);
      const undo = async () => {
        await call('undoReviewBatch', { params: { id } });
        await untilDone(id);
      };
      toast({
        text: say(`reviews.batch.done.${body.answer}`, { count: answered }),
        act: { words: say('ui.undo'), run: () => void putBack(client, undo, changed) },
      });
    } catch (fault) {
      toast({ text: problemWords(fault), tone: 'bad' });
    }
  };
}

/** Waits until a batch has come to rest. */
async function untilDone(id: string) {
  for (;;) {
    const batch = await call('getReviewBatch', { params: { id } });
    if (batch.endedAt !== null) return batch;
    await new Promise((resolve) => {
      setTimeout(resolve, lookMs);
    });
  }
}
