import { type FormEvent, useState } from 'react';
import { call } from '../api/call.ts';
import type { Business } from './app.tsx';
import { broughtBack } from './brought-back.ts';
import { CodeForm } from './code-form.tsx';
import { Fault, Field } from './parts.tsx';
import { PhoneFields, usePhone } from './phone-fields.tsx';
import { ContinueWith } from './continue-with.tsx';
import { type Act, useAct } from '../api/use-act.ts';
import { useWords } from './words.ts';

interface SignInProps {
  business: Business;
  onSignedIn: () => void;
}

/** Where a code went, and what sends another. */
interface Sent {
  readonly to: { readonly email: string } | { readonly phone: string };
  readonly again: () => Promise<unknown>;
}

/** Offers the services that the business has; or asks where to send a code, sends it there, and takes it. */
export function SignIn({ business, onSignedIn }: SignInProps) {
  const { t } = useWords();
  const [sent, setSent] = useState<Sent>();
  const [fault] = useState(() => broughtBack.problem());
  const [isEarlier] = useState(() => broughtBack.isEarlier());
  const act = useAct();
  const params = { slug: business.slug };
  if (sent !== undefined) {
    const { to, again } = sent;
    return (
      <>
        <h1>{t('signInTitle')}</h1>
        <CodeForm
          to={'email' in to ? to.email : to.phone}
          act={t('signIn')}
          onAgain={again}
          onCancel={() => setSent(undefined)}
          cancel={t('email' in to ? 'otherAddress' : 'cancel')}
          onCode={async (code) => {
            await call('signInToPortal', { params, body: { ...to, code } });
            onSignedIn();
          }}
        />
      </>
    );
  }
  return (
    <>
      <h1>{t('signInTitle')}</h1>
      {isEarlier && <p role="status">{t('oldLink')}</p>}
      <Fault of={act.fault === undefined ? fault : undefined} />
      {business.services.length > 0 && (
        <>
          <ContinueWith
            services={business.services}
            words="continueWith"
            begin={async (provider) =>
              call('startOutsideSignIn', { params: { ...params, provider } })
            }
          />
          <p className="or">{t('orByCode')}</p>
        </>
      )}
      <ByCode business={business} act={act} onSent={setSent} />
    </>
  );
}

interface ByCodeProps {
  business: Business;
  act: Act;
  onSent: (sent: Sent) => void;
}

/** Asks for an address, or, where codes go there too, for a telephone. */
function ByCode({ business, act, onSent }: ByCodeProps) {
  const { t } = useWords();
  const [email, setEmail] = useState('');
  const [byPhone, setByPhone] = useState(false);
  const phone = usePhone(business);
  const send = (event: FormEvent) => {
    event.preventDefault();
    void act.run(async () => {
      const body = byPhone ? { phone: phone.number, way: phone.way } : { email };
      const again = async () =>
        call('requestPortalCode', { params: { slug: business.slug }, body });
      await again();
      onSent({ to: byPhone ? { phone: phone.number } : { email }, again });
    });
  };
  return (
    <form onSubmit={send}>
      <p className="soft">{t(byPhone ? 'signInPhoneWhy' : 'signInWhy')}</p>
      {byPhone ? (
        <PhoneFields phone={phone} fault={act.fault} />
      ) : (
        <Field
          label={t('email')}
          type="email"
          autoComplete="email"
          required
          maxLength={254}
          value={email}
          onChange={setEmail}
        />
      )}
      <Fault of={byPhone && phone.isAtFault(act.fault) ? undefined : act.fault} />
      <button type="submit" className="main" disabled={act.isBusy}>
        {t('sendCode')}
      </button>
      {business.phoneWays.length > 0 && (
        <button type="button" className="quiet" onClick={() => setByPhone(!byPhone)}>
          {t(byPhone ? 'emailInstead' : 'phoneInstead')}
        </button>
      )}
    </form>
  );
}
