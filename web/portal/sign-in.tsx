import { type FormEvent, useState } from 'react';
import { call } from '../api/call.ts';
import { CodeForm } from './code-form.tsx';
import { Fault, Field } from './parts.tsx';
import { useAct } from './use-act.ts';
import { useWords } from './words.ts';

/** Asks for an address, sends a code there, and takes the code. */
export function SignIn({ slug, onSignedIn }: { slug: string; onSignedIn: () => void }) {
  const { t } = useWords();
  const [email, setEmail] = useState('');
  const [isSent, setSent] = useState(false);
  const act = useAct();
  const params = { slug };
  const send = (event: FormEvent) => {
    event.preventDefault();
    void act.run(async () => {
      await call('requestPortalCode', { params, body: { email } });
      setSent(true);
    });
  };
  return (
    <>
      <h1>{t('signInTitle')}</h1>
      {isSent ? (
        <CodeForm
          email={email}
          act={t('signIn')}
          onCancel={() => setSent(false)}
          cancel={t('otherAddress')}
          onCode={async (code) => {
            await call('signInToPortal', { params, body: { email, code } });
            onSignedIn();
          }}
        />
      ) : (
        <form onSubmit={send}>
          <p className="soft">{t('signInWhy')}</p>
          <Field
            label={t('email')}
            type="email"
            autoComplete="email"
            required
            maxLength={254}
            value={email}
            onChange={setEmail}
          />
          <Fault of={act.fault} />
          <button type="submit" className="main" disabled={act.isBusy}>
            {t('sendCode')}
          </button>
        </form>
      )}
    </>
  );
}
