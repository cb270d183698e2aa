import { Badge, type Tone } from '../../../ui/badge.tsx';
import { MenuItem } from '../../../ui/menu.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { number } from '../../../words/format.ts';
import { useWords } from '../../../words/index.ts';
import { useNames } from '../../audit/use-names.ts';
import { When } from '../../shell/when.tsx';
import { RowMenu } from '../row-menu.tsx';
import { useAct } from '../use-act.ts';
import type { SharedContact } from './part.tsx';

const tones: Record<SharedContact['state'], Tone> = {
  found: 'warn',
  blocked: 'quiet',
  counts: 'good',
};

interface SharedTableProps {
  rows: readonly SharedContact[];
  mayChange: boolean;
}

/** Values that many share, the latest first, with what was said of each. */
export function SharedTable({ rows, mayChange }: SharedTableProps) {
  const { t } = useWords();
  return (
    <Table
      label={t('settings.shared.title')}
      columns={useColumns(mayChange)}
      rows={rows}
      rowKey={({ kind, key }) => `${kind} ${key}`}
    />
  );
}

function useColumns(mayChange: boolean): Column<SharedContact>[] {
  const { t } = useWords();
  const names = useNames();
  return [
    {
      key: 'value',
      header: t('settings.shared.value'),
      cell: ({ value }) => value,
      phone: 'lead',
    },
    {
      key: 'state',
      header: t('settings.shared.state'),
      cell: ({ state, people }) => (
        <Badge tone={tones[state]}>
          {state === 'found'
            ? t('settings.shared.foundWith', { count: people ?? 0 })
            : t(`settings.shared.states.${state}`)}
        </Badge>
      ),
      width: '200px',
      phone: 'more',
    },
    {
      key: 'reason',
      header: t('settings.shared.reason'),
      cell: ({ reason, by }) =>
        [reason, names.get(by ?? '')].filter((one) => one !== undefined && one !== '').join(' · '),
      phone: 'more',
    },
    {
      key: 'customers',
      header: t('settings.shared.customers'),
      cell: ({ customers }) => number(customers),
      width: '96px',
      align: 'end',
      phone: 'named',
    },
    {
      key: 'at',
      header: t('settings.shared.since'),
      cell: ({ at }) => <When at={at} relative />,
      width: '128px',
      align: 'end',
      phone: 'hide',
    },
    {
      key: 'acts',
      header: t('settings.acts'),
      hideHeader: true,
      cell: (row) => mayChange && <Acts row={row} />,
      width: '40px',
      align: 'end',
      phone: 'side',
    },
  ];
}

function Acts({ row: { kind, key, value, state } }: { row: SharedContact }) {
  const { t } = useWords();
  const say = useAct('saySharedContact', 'listSharedContacts', 'getToday', 'getCustomer');
  const said = (wanted: 'blocked' | 'counts' | 'unsaid') => () =>
    say.act({ body: { kind, key, state: wanted } }, t(`settings.shared.said.${wanted}`));
  return (
    <RowMenu name={value}>
      {state !== 'blocked' && (
        <MenuItem id="blocked" icon="lock" onAction={said('blocked')}>
          {t('settings.shared.block')}
        </MenuItem>
      )}
      {state !== 'counts' && (
        <MenuItem id="counts" icon="check" onAction={said('counts')}>
          {t('settings.shared.count')}
        </MenuItem>
      )}
      <MenuItem id="unsaid" icon="undo" onAction={said('unsaid')}>
        {t('settings.shared.forget')}
      </MenuItem>
    </RowMenu>
  );
}
