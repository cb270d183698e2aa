import { useState } from 'react';
import { call } from '../api/call.ts';
import type { Business } from './app.tsx';
import { broughtBack } from './brought-back.ts';
import { Done, Fault, Section, Waiting } from './parts.tsx';
import { ContinueWith } from './continue-with.tsx';
import { useRead } from './use-read.ts';
import { useWords } from './words.ts';

/** By what somebody signs in, and what they could sign in by. */
export function Ways({ business: { slug, services } }: { business: Business }) {
  const { t, moment } = useWords();
  const params = { slug };
  const { data, fault, again } = useRead('listOwnWays', { params });
  const [back] = useState(() => ({ added: broughtBack.added(), problem: broughtBack.problem() }));
  const added = services.find(({ id }) => id === back.added);
  if (data === undefined) return <Waiting fault={fault} again={again} />;
  const others = services.filter(({ name }) => !data.rows.some((row) => row.name === name));
  return (
    <Section title={t('ways')}>
      <p className="soft">{t('waysWhy')}</p>
      {added && <Done>{t('wayAdded', { service: added.name })}</Done>}
      <Fault of={back.problem} />
      <ul className="list">
        {data.rows.map(({ profile, way, name, current, lastUsedAt }) => {
          const facts = [
            way === 'code' && t('wayCode'),
            current ? t('thisSession') : t('lastUsed', { date: moment(lastUsedAt) }),
          ];
          return (
            <li key={profile}>
              <div>
                <p className="value">{name}</p>
                <p className="soft">{facts.filter(Boolean).join(' · ')}</p>
              </div>
            </li>
          );
        })}
      </ul>
      {others.length > 0 && (
        <ContinueWith
          services={others}
          words="addWay"
          begin={async (provider) => call('startLinking', { params: { slug, provider } })}
        />
      )}
    </Section>
  );
}
