import { useState } from 'react';
import { call, type Reply } from '../api/call.ts';
import { Problem } from '../api/problem.ts';
import type { Business } from './app.tsx';
import { broughtBack } from './brought-back.ts';
import { ContinueWith } from './continue-with.tsx';
import { Done, Fault, Section, Waiting } from './parts.tsx';
import { ProveAgain, type Proof } from './prove-again.tsx';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { useWords } from './words.ts';

type Way = Reply<'listOwnWays'>['rows'][number];

/** By what somebody signs in, and what they could sign in by. */
export function Ways({ business }: { business: Business }) {
  const { slug, services } = business;
  const { t } = useWords();
  const params = { slug };
  const { data, fault, again } = useRead('listOwnWays', { params });
  const [back] = useState(() => ({ added: broughtBack.added(), problem: broughtBack.problem() }));
  const [isGone, setGone] = useState(false);
  const added = services.find(({ id }) => id === back.added);
  if (data === undefined) return <Waiting fault={fault} again={again} />;
  const others = services.filter(({ name }) => !data.rows.some((row) => row.name === name));
  const removed = () => {
    setGone(true);
    again();
  };
  return (
    <Section title={t('ways')}>
      <p className="soft">{t('waysWhy')}</p>
      {added && !isGone && <Done>{t('wayAdded', { service: added.name })}</Done>}
      {isGone && <Done>{t('wayGone')}</Done>}
      <Fault of={back.problem} />
      <ul className="list">
        {data.rows.map((way) => (
          <WayLine key={way.profile} slug={slug} way={way} onRemoved={removed} />
        ))}
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

/** One way. The one that this session was opened by is removed from a session of another: so that one is known to work. */
function WayLine({ slug, way, onRemoved }: { slug: string; way: Way; onRemoved: () => void }) {
  const { t, moment } = useWords();
  const act = useAct();
  const [mustProve, setMustProve] = useState(false);
  const { profile, name, current, works, lastUsedAt } = way;
  const remove = async (proof?: Proof) => {
    await call('removeOwnWay', { params: { slug, profile }, body: { ...(proof && { proof }) } });
    onRemoved();
  };
  const first = async () => {
    try {
      await remove();
    } catch (thrown) {
      if (!(thrown instanceof Problem) || thrown.code !== 'proof_old') throw thrown;
      setMustProve(true);
    }
  };
  const facts = [
    way.way === 'code' && t('wayCode'),
    !works && t('wayOff'),
    current ? t('thisSession') : t('lastUsed', { date: moment(lastUsedAt) }),
  ];
  return (
    <li>
      <div>
        <p className="value">{name}</p>
        <p className="soft">{facts.filter(Boolean).join(' · ')}</p>
        <Fault of={act.fault} />
        {mustProve && (
          <ProveAgain slug={slug} onProof={remove} onCancel={() => setMustProve(false)} />
        )}
      </div>
      {!current && !mustProve && (
        <button
          type="button"
          disabled={act.isBusy}
          aria-label={t('removeWay', { name })}
          onClick={() => void act.run(first)}
        >
          {t('remove')}
        </button>
      )}
    </li>
  );
}
