import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, type Input, type Reply } from '../../api/call.ts';
import { readAgain } from '../../api/query.ts';
import { toast } from '../../ui/toast.tsx';
import { useWords } from '../../words/index.ts';
import { problemWords } from '../problem-words.ts';

type Change = NonNullable<Input<'rehearseHours'>['body']>;
type Rehearsed = Reply<'rehearseHours'>;

/** A change of hours that would leave bookings outside, and waits for a yes. */
export interface Asking {
  readonly rehearsed: Rehearsed;
  readonly yes: () => Promise<void>;
}

/**
 * Saves a change of somebody's hours. It is rehearsed first: where it would leave bookings outside that are inside now, they
 * are shown, and it is for a person to say yes.
 */
export function useSave(id: string) {
  const { t } = useWords();
  const client = useQueryClient();
  const [asking, setAsking] = useState<Asking>();
  const [isPending, setPending] = useState(false);
  const guarded = async (work: () => Promise<void>) => {
    setPending(true);
    try {
      await work();
    } catch (fault) {
      toast({ text: problemWords(fault), tone: 'bad' });
    } finally {
      setPending(false);
    }
  };
  const save = (change: Change, write: () => Promise<unknown>, done: () => void) => {
    const finish = async () => {
      await write();
      setAsking(undefined);
      done();
      toast({ text: t('settings.saved') });
      await readAgain(client, 'getHours');
    };
    return guarded(async () => {
      const rehearsed = await call('rehearseHours', { params: { id }, body: change });
      if (rehearsed.conflicts.every(({ isOld }) => isOld)) await finish();
      else setAsking({ rehearsed, yes: () => guarded(finish) });
    });
  };
  return { save, isPending, asking, dismiss: () => setAsking(undefined) };
}
