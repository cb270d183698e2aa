import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { pages, type Row } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useWords } from '../../../words/index.ts';
import { useNames } from '../../audit/use-names.ts';
import { useMay } from '../../session.ts';
import { useAct } from '../../settings/use-act.ts';
import { LoadMore } from '../../shell/load-more.tsx';
import { Section } from '../../shell/page.tsx';
import { Fault } from '../../shell/route-states.tsx';
import { When } from '../../shell/when.tsx';
import about from '../about.module.css';
import styles from './merging.module.css';
import { touchedByMerging } from './touched.ts';

const UndoMergeWindow = lazy(async () => ({
  default: (await import('./undo-merge-window.tsx')).UndoMergeWindow,
}));

type Entry = Row<'getIdentityHistory'>;

/** What was decided about who a customer is, and ways to take it back; nothing where nobody decided anything. */
export function IdentityHistory({ id }: { id: string }) {
  const { t } = useWords();
  const [undoing, setUndoing] = useState<string>();
  const list = useInfiniteQuery(pages('getIdentityHistory', { params: { id }, query: {} }));
  const entries = list.data?.flatMap((page) => page.rows) ?? [];
  if (list.isSuccess && entries.length === 0) return null;
  return (
    <Section title={t('merging.history')}>
      {list.isPending && <Skeleton lines={2} />}
      {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
      <ul className={about['rows']}>
        {entries.map((entry) => (
          <li key={`${entry.kind} ${entry.id}`} className={about['row']}>
            <Told entry={entry} />
            <Undo customer={id} entry={entry} onUndoMerge={setUndoing} />
          </li>
        ))}
      </ul>
      {list.data && <LoadMore {...list} />}
      <Suspense>
        {undoing !== undefined && (
          <UndoMergeWindow merge={undoing} onClose={() => setUndoing(undefined)} />
        )}
      </Suspense>
    </Section>
  );
}

function Told({ entry }: { entry: Entry }) {
  const { t } = useWords();
  const names = useNames();
  const { at, by, reason, ended } = entry;
  const who = (id: string | null) => names.get(id ?? '') ?? t('merging.nobody');
  return (
    <div className={about['words']} data-over={ended !== null || undefined}>
      <span className={ended === null ? '' : styles['over']}>
        <What entry={entry} />
      </span>
      <p className={about['soft']}>
        <When at={at} /> · {who(by)}
        {reason !== '' && ` · “${reason}”`}
      </p>
      {ended !== null && (
        <p className={about['soft']}>
          {t('merging.ended')} <When at={ended.at} /> · {who(ended.by)}
          {ended.reason !== '' && ` · “${ended.reason}”`}
        </p>
      )}
    </div>
  );
}

function What({ entry }: { entry: Entry }) {
  const { t } = useWords();
  const { kind, other, profile, stayed } = entry;
  const name = other === null ? '' : other.name === '' ? t('customers.noName') : other.name;
  if (kind === 'merge')
    return t(stayed === false ? 'merging.told.becamePart' : 'merging.told.tookIn', { name });
  if (kind === 'apart')
    return (
      <>
        {t('merging.told.apart')}{' '}
        {other && (
          <Link to="/customers/$id" params={{ id: other.id }}>
            {name}
          </Link>
        )}
      </>
    );
  const source = profile?.source ?? '';
  return other === null
    ? t('merging.told.linked', { source })
    : t('merging.told.linkedFrom', { source, name });
}

interface UndoProps {
  customer: string;
  entry: Entry;
  onUndoMerge: (merge: string) => void;
}

function Undo({ customer, entry, onUndoMerge }: UndoProps) {
  const { t } = useWords();
  const may = useMay();
  const unlink = useAct('undoLink', ...touchedByMerging);
  const together = useAct('withdrawApart', ...touchedByMerging);
  if (!entry.undoable || !may('customers.merge')) return null;
  if (entry.kind === 'merge')
    return (
      <Button look="quiet" icon="undo" onPress={() => onUndoMerge(entry.id)}>
        {t('merging.undo')}
      </Button>
    );
  const isLink = entry.kind === 'link';
  const act = () =>
    isLink
      ? unlink.act({ params: { id: entry.id }, body: {} }, t('merging.takenBack'))
      : together.act({ params: { id: customer, other: entry.id } }, t('merging.takenBack'));
  return (
    <Button
      look="quiet"
      icon="undo"
      isPending={unlink.isPending || together.isPending}
      onPress={act}
    >
      {t(isLink ? 'merging.undoLink' : 'merging.withdraw')}
    </Button>
  );
}
