import { call } from '../api/call.ts';
import { CodeForm } from './code-form.tsx';
import { useWords } from './words.ts';

interface FactorProps {
  slug: string;
  /** After the code was right, or the sign-in was given up. */
  onSettled: () => void;
}

/** The second step of a sign-in: a code of the authenticator. */
export function Factor({ slug, onSettled }: FactorProps) {
  const { t } = useWords();
  const params = { slug };
  return (
    <>
      <h1>{t('factorTitle')}</h1>
      <p className="soft">{t('factorWhy')}</p>
      <CodeForm
        act={t('signIn')}
        onCode={async (code) => {
          await call('confirmPortalSecondFactor', { params, body: { code } });
          onSettled();
        }}
        cancel={t('startAgain')}
        onCancel={() => void call('signOutOfPortal', { params }).finally(onSettled)}
      />
    </>
  );
}
