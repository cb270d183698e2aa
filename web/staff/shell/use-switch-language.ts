import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { toast } from '../../ui/toast.tsx';
import { type Language, speak } from '../../words/index.ts';
import { problemWords } from '../problem-words.ts';
import { whoAmI } from '../session.ts';

/** Switches the language of the screens, here at once and for the person wherever they sign in. */
export function useSwitchLanguage(): (language: Language) => void {
  const client = useQueryClient();
  const change = async (language: Language) => {
    await speak(language);
    client.setQueryData(whoAmI.queryKey, await call('updateMe', { body: { language } }));
  };
  return (language) => {
    change(language).catch((fault: unknown) => toast({ text: problemWords(fault), tone: 'bad' }));
  };
}
