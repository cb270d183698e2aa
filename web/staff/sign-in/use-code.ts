import { useState } from 'react';
import { useWords } from '../../words/index.ts';
import { problemWords } from '../problem-words.ts';

/** A six-digit code being typed: sent when complete, emptied when wrong. */
export function useCode(check: (digits: string) => Promise<void>) {
  const { t } = useWords();
  const [digits, setDigits] = useState('');
  const [error, setError] = useState<string>();
  const [isSending, setSending] = useState(false);
  const change = (typed: string) => {
    setDigits(typed);
    if (typed !== '') setError(undefined);
  };
  const send = async (complete: string) => {
    if (isSending) return;
    setSending(true);
    try {
      await check(complete);
    } catch (fault) {
      setError(problemWords(fault));
      setDigits('');
    } finally {
      setSending(false);
    }
  };
  const submit = async () => (digits.length === 6 ? send(digits) : setError(t('signIn.sixDigits')));
  return { digits, error, isSending, change, send, submit };
}
