import type { Input, Name } from '../../api/call.ts';
import { useWrite } from '../../api/query.ts';
import { toast } from '../../ui/toast.tsx';
import { problemWords } from '../problem-words.ts';

/** An act of one press: says that it was done, or why not. */
export function useAct<N extends Name>(name: N, ...changes: Name[]) {
  const write = useWrite(name, ...changes);
  return {
    isPending: write.isPending,
    act: (input: Input<N>, done: string, after?: () => void) =>
      write.mutate(input, {
        onSuccess: () => {
          toast({ text: done });
          after?.();
        },
        onError: (fault) => toast({ text: problemWords(fault), tone: 'bad' }),
      }),
  };
}
