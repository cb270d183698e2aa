import { useEffect, useState } from 'react';
import type { Reply } from '../api/call.ts';
import { Problem } from '../api/problem.ts';
import { wearAccent } from '../ui/accent.ts';
import { Factor } from './factor.tsx';
import { Home } from './home.tsx';
import { Waiting } from './parts.tsx';
import { Prove } from './prove.tsx';
import { SignIn } from './sign-in.tsx';
import { useRead } from '../api/use-read.ts';
import { type Language, languages, speak, useWords } from './words.ts';

/** How a business shows itself. */
export type Business = Reply<'getPortal'>;

/** A business's portal: its name and colour, and behind a code what it knows of whoever looks. */
export function App({ slug }: { slug: string }) {
  const { t } = useWords();
  const business = useRead('getPortal', { params: { slug } });
  const { data, fault } = business;
  useEffect(() => {
    if (data === undefined) return;
    wearAccent(data.accent, document.documentElement);
    document.title = data.name;
  }, [data]);
  if (fault instanceof Problem && (fault.code === 'not_found' || fault.code === 'invalid_input'))
    return (
      <main className="page">
        <h1>{t('nobody')}</h1>
        <p className="soft">{t('nobodyWhy')}</p>
      </main>
    );
  return (
    <div className="page">
      <header>
        <p className="business">{data?.name ?? document.title}</p>
      </header>
      <main>
        {data === undefined ? (
          <Waiting fault={fault} again={business.again} />
        ) : (
          <Person business={data} />
        )}
      </main>
      <footer>
        <LanguageChoice own={data?.language ?? 'en'} />
      </footer>
    </div>
  );
}

/** Whoever looks: asked to sign in, or shown what is theirs. */
function Person({ business }: { business: Business }) {
  const { slug } = business;
  const me = useRead('getPortalMe', { params: { slug } });
  const [leftAt, setLeft] = useState(0);
  if (me.data === undefined) return <Waiting fault={me.fault} again={me.again} />;
  if (me.data.state === 'second_factor_due') return <Factor slug={slug} onSettled={me.again} />;
  if (me.data.state === 'signed_out') {
    const { proving } = me.data;
    return proving ? (
      <Prove business={business} proving={proving} onSignedIn={me.again} />
    ) : (
      <SignIn key={leftAt} business={business} onSignedIn={me.again} />
    );
  }
  return (
    <Home
      business={business}
      onSignedOut={() => {
        me.put({ state: 'signed_out', proving: null });
        setLeft((times) => times + 1);
      }}
    />
  );
}

function LanguageChoice({ own }: { own: string }) {
  const { t, language } = useWords();
  return (
    <label className="language">
      <span>{t('language')}</span>
      <select
        value={language}
        onChange={(event) => void speak(own, event.target.value as Language)}
      >
        {Object.entries(languages).map(([code, name]) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
