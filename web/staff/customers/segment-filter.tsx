import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { Group } from '#contract/segment';
import { read } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { useWords } from '../../words/index.ts';
import { number } from '../../words/format.ts';
import { countParts, readWhere } from './segment-draft.ts';

const route = getRouteApi('/shell/customers');
const SegmentEditor = lazy(async () => ({
  default: (await import('./segment-editor.tsx')).SegmentEditor,
}));

/** Which saved segment is shown, and the way to put one together. */
export function SegmentFilter() {
  const { t } = useWords();
  const { segment, where } = route.useSearch();
  const navigate = route.useNavigate();
  const saved = useQuery(read('listSegments', {})).data?.rows ?? [];
  const [isOpen, setOpen] = useState(false);
  const chosen = saved.find((one) => one.id === segment);
  const asked = readWhere(where);
  const count = asked ? countParts(asked) : (chosen && countParts(chosen.where)) || 0;
  const show = (next: { segment?: string; where?: Group }) => {
    setOpen(false);
    const isEverybody = next.where === undefined || next.where.of.length === 0;
    void navigate({
      search: ({ segment: _segment, where: _where, ...before }) => ({
        ...before,
        ...(next.segment !== undefined && { segment: next.segment }),
        ...(!isEverybody && { where: JSON.stringify(next.where) }),
      }),
    });
  };
  return (
    <>
      {saved.length > 0 && (
        <Select
          label={t('segments.saved')}
          hideLabel
          value={segment ?? ''}
          choices={[
            { value: '', label: t('segments.everybody') },
            ...saved.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(id) => show(id === '' ? {} : { segment: id })}
        />
      )}
      <Button icon="list" onPress={() => setOpen(true)}>
        {count > 0 ? t('segments.filtered', { number: number(count) }) : t('segments.filter')}
      </Button>
      {asked && (
        <Button look="quiet" onPress={() => show({})}>
          {t('segments.clear')}
        </Button>
      )}
      {isOpen && (
        <Suspense>
          <SegmentEditor
            start={asked ?? chosen?.where ?? { on: 'all', of: [] }}
            saved={asked ? undefined : chosen}
            onClose={() => setOpen(false)}
            onShow={show}
          />
        </Suspense>
      )}
    </>
  );
}
