import { useState } from 'react';
import { call } from '../../api/call.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/index.ts';
import { Form } from '../form/form.tsx';
import { problemWords } from '../problem-words.ts';

interface EmailStepProps {
  email: string;
  onEmail: (email: string) => void;
  onSent: (email: string) => void;
}

/** Asks for the address to send a code to. */
export function EmailStep({ email, onEmail, onSent }: EmailStepProps) {
  const { t } = useWords();
  const [error, setError] = useState<string>();
  const [isSending, setSending] = useState(false);
  const send = async () => {
    const address = email.trim();
    if (!/^\S+@\S+$/.test(address)) return setError(t('forms.email'));
    setSending(true);
    try {
      await call('requestCode', { body: { email: address } });
      onSent(address);
    } catch (fault) {
      setError(problemWords(fault));
    } finally {
      setSending(false);
    }
  };
  return (
    <Form act={t('signIn.sendCode')} isSending={isSending} onSubmit={send} wide>
      <TextField
        label={t('signIn.email')}
        type="email"
        autoComplete="email"
        autoFocus
        value={email}
        onChange={(value) => {
          onEmail(value);
          setError(undefined);
        }}
        error={error}
      />
    </Form>
  );
}
