import { type FormEvent, useState } from 'react';
import { call } from '../api/call.ts';
import type { Business } from './app.tsx';
import { CodeForm } from './code-form.tsx';
import { Fault, Field } from './parts.tsx';
import { broughtBack } from './brought-back.ts';
import { Services } from './services.tsx';
import { useAct } from './use-act.ts';
import { useWords } from './words.ts';

/** Offers the services that the business has; or asks for an address, sends a code there, and takes the code. */
export function SignIn({ business, onSignedIn }: { business: Business; onSignedIn: () => void }) {
  const { t } = useWords();
  const [email, setEmail] = useState('');
  const [isSent, setSent] = useState(false);
  const [fault] = useState(() => broughtBack.problem());
  const act = useAct();
  const { slug, services } = business;
  const params = { slug };
  const send = (event: FormEvent) => {
    event.preventDefault();
    void act.run(async () => {
      await call('requestPortalCode', { params, body: { email } });
      setSent(true);
    });
  };
  if (isSent)
    return (
      <>
        <h1>{t('signInTitle')}</h1>
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
      </>
    );
  return (
    <>
      <h1>{t('signInTitle')}</h1>
      <Fault of={act.fault === undefined ? fault : undefined} />
      {services.length > 0 && (
        <>
          <Services
            services={services}
            words="continueWith"
            begin={async (provider) => call('startOutsideSignIn', { params: { slug, provider } })}
          />
          <p className="or">{t('orByCode')}</p>
        </>
      )}
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
    </>
  );
}
