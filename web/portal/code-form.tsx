import { type FormEvent, useState } from 'react';
import { Fault, Field } from './parts.tsx';
import { useAct } from './use-act.ts';
import { useWords } from './words.ts';

interface CodeFormProps {
  /** Where the code went. */
  email: string;
  /** What giving the code does. */
  act: string;
  onCode: (code: string) => Promise<void>;
  cancel: string;
  onCancel: () => void;
}

/** Takes the six digits that were sent to an address. */
export function CodeForm({ email, act, onCode, cancel, onCancel }: CodeFormProps) {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const giving = useAct();
  const give = (event: FormEvent) => {
    event.preventDefault();
    void giving.run(async () => onCode(code.replaceAll(/\D/g, '')));
  };
  return (
    <form onSubmit={give}>
      <p role="status">{t('codeSent', { email })}</p>
      <Field
        label={t('code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        maxLength={10}
        value={code}
        onChange={setCode}
      />
      <Fault of={giving.fault} />
      <div className="acts">
        <button type="submit" className="main" disabled={giving.isBusy}>
          {act}
        </button>
        <button type="button" onClick={onCancel}>
          {cancel}
        </button>
      </div>
    </form>
  );
}
