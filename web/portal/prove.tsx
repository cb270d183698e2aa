import { call, type Reply } from '../api/call.ts';
import type { Business } from './app.tsx';
import { CodeForm } from './code-form.tsx';
import { Fault } from './parts.tsx';
import { useAct } from '../api/use-act.ts';
import { useWords } from './words.ts';

type Proving = NonNullable<Extract<Reply<'getPortalMe'>, { state: 'signed_out' }>['proving']>;

interface ProveProps {
  business: Business;
  proving: Proving;
  onSignedIn: () => void;
}

/**
 * A service vouches for an address that the business knows somebody by: the record opens by a code that went there, and not
 * by the service's word alone.
 */
export function Prove({ business: { slug, name }, proving, onSignedIn }: ProveProps) {
  const { t } = useWords();
  const without = useAct();
  const prove = async (code: string | null) => {
    await call('proveOutsideSignIn', { params: { slug }, body: { code } });
    onSignedIn();
  };
  return (
    <>
      <h1>{t('proveTitle')}</h1>
      <p>{t('proveWhy', { ...proving, business: name })}</p>
      <CodeForm
        to={proving.email}
        act={t('signIn')}
        onCode={prove}
        cancel={t('proveWithout')}
        onCancel={() => void without.run(async () => prove(null))}
      />
      <Fault of={without.fault} />
    </>
  );
}
