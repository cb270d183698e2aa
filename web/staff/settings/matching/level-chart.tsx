import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MatchVersion, MatchVersionDetail } from '#contract/matching';
import { read } from '../../../api/query.ts';
import { LevelBars } from '../../../ui/level-bars.tsx';
import { Select } from '../../../ui/select.tsx';
import { sayIfKnown, useWords } from '../../../words/index.ts';
import styles from '../parts.module.css';
import { useVersionName } from './version-name.ts';

interface LevelChartProps {
  active: MatchVersionDetail;
  versions: readonly MatchVersion[];
}

/** What each likeness says by the version in force, with a mark for what another says. */
export function LevelChart({ active, versions }: LevelChartProps) {
  const { t } = useWords();
  const nameOf = useVersionName();
  const [compared, compare] = useState('');
  const { data: other } = useQuery({
    ...read('getMatchVersion', { params: { version: compared } }),
    enabled: compared !== '',
  });
  const bitsOf = (field: string, level: string) =>
    other?.fields.find((one) => one.field === field)?.levels.find((one) => one.level === level)
      ?.bits;
  const [field, show] = useState(() => (isNarrow() ? (active.fields[0]?.field ?? '') : ''));
  const shown = active.fields.filter((one) => field === '' || one.field === field);
  const groups = shown.map(({ field, levels }) => ({
    key: field,
    name: t(`evidence.fields.${field}`),
    levels: levels.map(({ level, bits, m, u, isUnobserved }) => ({
      key: level,
      name: sayIfKnown(`evidence.levels.${level}`) ?? level,
      bits,
      m,
      u,
      other: compared === '' ? undefined : bitsOf(field, level),
      note: isUnobserved ? t('matching.unobserved') : undefined,
    })),
  }));
  return (
    <div className={styles['stack']}>
      <p className={styles['soft']}>{t('matching.chartLead')}</p>
      <Select
        label={t('matching.field')}
        value={field}
        choices={[
          { value: '', label: t('matching.everyField') },
          ...active.fields.map((one) => ({
            value: one.field,
            label: t(`evidence.fields.${one.field}`),
          })),
        ]}
        onChange={show}
      />
      <Select
        label={t('matching.compareWith')}
        hint={other && t('matching.mark', { version: nameOf(other) })}
        value={compared}
        choices={[
          { value: '', label: t('matching.nothing') },
          ...versions
            .filter(({ version }) => version !== active.version)
            .map((one) => ({ value: one.version, label: nameOf(one) })),
        ]}
        onChange={compare}
      />
      <LevelBars label={t('matching.chart')} groups={groups} />
    </div>
  );
}

/** On a phone all fields at once are a long way to go. */
const isNarrow = () => window.matchMedia('(max-width: 640px)').matches;
