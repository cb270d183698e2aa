import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { call } from '../../api/call.ts';
import { toast } from '../../ui/toast.tsx';
import { problemWords } from '../problem-words.ts';

/** Chooses the business one works for; nothing read for another business is kept. */
export function useChooseBusiness(): (business: string) => Promise<void> {
  const client = useQueryClient();
  const router = useRouter();
  return async (business) => {
    try {
      await call('chooseBusiness', { body: { business } });
    } catch (fault) {
      toast({ text: problemWords(fault), tone: 'bad' });
      return;
    }
    await router.navigate({ to: '/businesses' });
    client.clear();
    await router.navigate({ to: '/customers' });
  };
}
