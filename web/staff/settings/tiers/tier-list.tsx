import { useState } from 'react';
import type { Reply } from '../../../api/call.ts';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useWords } from '../../../words/index.ts';
import parts from '../parts.module.css';
import { useAct } from '../use-act.ts';
import styles from './tiers.module.css';

type Tier = Reply<'listTiers'>['rows'][number];

/** A tier as it is edited; a new one has no id yet, and is told from others by its place in time. */
interface Draft {
  readonly key: string;
  readonly id?: string;
  readonly name: string;
  readonly description: string;
  readonly customers: number;
}

interface TierListProps {
  rows: readonly Tier[];
  mayChange: boolean;
}

/** Tiers, the highest first: named, moved, added and taken away, and saved together. */
export function TierList({ rows, mayChange }: TierListProps) {
  const { t } = useWords();
  const start = rows.map((row): Draft => ({ key: row.id, ...row }));
  const [drafts, setDrafts] = useState(start);
  const write = useAct('setTiers', 'listTiers');
  const change = (key: string, part: Partial<Draft>) =>
    setDrafts(drafts.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const move = (place: number, by: 1 | -1) => {
    const next = [...drafts];
    const [one] = next.splice(place, 1);
    if (one) next.splice(place + by, 0, one);
    setDrafts(next);
  };
  const add = () =>
    setDrafts([...drafts, { key: `new ${Date.now()}`, name: '', description: '', customers: 0 }]);
  const isChanged = JSON.stringify(drafts) !== JSON.stringify(start);
  const isWhole = drafts.every(({ name }) => name.trim() !== '');
  const tiers = drafts.map(({ id, name, description }) => ({
    ...(id !== undefined && { id }),
    name,
    description,
  }));
  return (
    <>
      {drafts.length === 0 && <p className={parts['soft']}>{t('settings.tiers.empty')}</p>}
      <ol className={styles['list']} aria-label={t('settings.tiers.title')}>
        {drafts.map((draft, place) => (
          <TierRow
            key={draft.key}
            draft={draft}
            isFirst={place === 0}
            isLast={place === drafts.length - 1}
            isDisabled={!mayChange || write.isPending}
            onChange={(part) => change(draft.key, part)}
            onMove={(by) => move(place, by)}
            onRemove={() => setDrafts(drafts.filter((one) => one !== draft))}
          />
        ))}
      </ol>
      {mayChange && (
        <div className={parts['line']}>
          <Button
            look="primary"
            isDisabled={!isChanged || !isWhole}
            isPending={write.isPending}
            onPress={() => write.act({ body: { tiers } }, t('settings.saved'))}
          >
            {t('settings.save')}
          </Button>
          <Button icon="plus" onPress={add}>
            {t('settings.tiers.add')}
          </Button>
        </div>
      )}
    </>
  );
}

interface TierRowProps {
  draft: Draft;
  isFirst: boolean;
  isLast: boolean;
  isDisabled: boolean;
  onChange: (part: Partial<Draft>) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

function TierRow({ draft, isFirst, isLast, isDisabled, ...on }: TierRowProps) {
  const { t } = useWords();
  const { name, description, customers } = draft;
  return (
    <li className={styles['tier']}>
      <div className={styles['fields']}>
        <TextField
          label={t('settings.tiers.name')}
          maxLength={40}
          isDisabled={isDisabled}
          value={name}
          onChange={(next) => on.onChange({ name: next })}
        />
        <TextField
          label={t('settings.tiers.description')}
          maxLength={200}
          isDisabled={isDisabled}
          value={description}
          onChange={(next) => on.onChange({ description: next })}
        />
      </div>
      <div className={styles['acts']}>
        <span className={parts['soft']}>{t('settings.tiers.customers', { count: customers })}</span>
        <IconButton
          icon="up"
          label={t('settings.tiers.up', { name })}
          isDisabled={isDisabled || isFirst}
          onPress={() => on.onMove(-1)}
        />
        <IconButton
          icon="down"
          label={t('settings.tiers.down', { name })}
          isDisabled={isDisabled || isLast}
          onPress={() => on.onMove(1)}
        />
        <IconButton
          icon="trash"
          label={t('settings.tiers.remove', { name })}
          isDisabled={isDisabled}
          onPress={on.onRemove}
        />
      </div>
    </li>
  );
}
