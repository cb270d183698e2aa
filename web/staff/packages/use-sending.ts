import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from '../../ui/toast.tsx';
import { problemWords } from '../problem-words.ts';

/** Several calls that follow from one press: says that they were done, or why not. */
export function useSending() {
  const client = useQueryClient();
  const [isSending, setSending] = useState(false);
  const run = async (
    done: string,
    after: () => void,
    work: (client: QueryClient) => Promise<void>,
  ): Promise<void> => {
    setSending(true);
    try {
      await work(client);
      toast({ text: done });
      after();
    } catch (fault) {
      toast({ text: problemWords(fault), tone: 'bad' });
    } finally {
      setSending(false);
    }
  };
  return { isSending, run: (...given: Parameters<typeof run>) => void run(...given) };
}
