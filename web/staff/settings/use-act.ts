import type { Input, Name } from '../../api/call.ts';
import { useWrite } from '../../api/query.ts';
import { toast } from '../../ui/toast.tsx';
import { problemWords } from '../problem-words.ts';

/** An act of one press: says that it was done, or why not, also where what was pressed is gone by then. */
export function useAct<N extends Name>(name: N, ...changes: Name[]) {
  const write = useWrite(name, ...changes);
  const act = async (input: Input<N>, done: string, after?: () => void) => {
    try {
      await write.mutateAsync(input);
      toast({ text: done });
      after?.();
    } catch (fault) {
      toast({ text: problemWords(fault), tone: 'bad' });
    }
  };
  return {
    isPending: write.isPending,
    act: (...given: Parameters<typeof act>) => void act(...given),
  };
}
