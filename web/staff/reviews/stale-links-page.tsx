import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { pages, type Row } from '../../api/query.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/state.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useWords } from '../../words/index.ts';
import { staleReasons } from '../searches.ts';
import { useMay } from '../session.ts';
import { useAct } from '../settings/use-act.ts';
import { LoadMore } from '../shell/load-more.tsx';
import { Page } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import { When } from '../shell/when.tsx';
import { nameOr } from './names.tsx';
import styles from './reviews.module.css';
import { Sections } from './sections.tsx';

type StaleLink = Row<'listStaleLinks'>;

const tones: Record<StaleLink['reason'], Tone> = {
  silent: 'quiet',
  disagrees: 'warn',
  merged: 'bad',
  erased: 'bad',
};

/** Links that may lead astray, with why; each is confirmed here, or looked into on its customer's page. */
export function StaleLinksPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { why } = useSearch({ from: '/shell/stale-links' });
  const query = why === undefined ? {} : { reason: why };
  const list = useInfiniteQuery(pages('listStaleLinks', { query }));
  const rows = list.data?.flatMap((page) => page.rows) ?? [];
  const columns = useColumns();
  return (
    <Page title={t('staleLinks.title')} acts={<Sections />} detail={t('staleLinks.lead')}>
      <div className={styles['narrowed']}>
        <Select
          label={t('staleLinks.reason')}
          hideLabel
          value={why ?? ''}
          choices={[
            { value: '', label: t('staleLinks.anyReason') },
            ...staleReasons.map((one) => ({
              value: one,
              label: t(`staleLinks.reasons.${one}`),
            })),
          ]}
          onChange={(wanted) =>
            void navigate({
              to: '/stale-links',
              search: wanted === '' ? {} : { why: wanted },
            })
          }
        />
      </div>
      {list.isPending && <Skeleton lines={8} />}
      {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <EmptyState icon="check" title={t('staleLinks.nothing')}>
          {t('staleLinks.nothingWhy')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Table
          label={t('staleLinks.title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.link}
          renderLink={({ customer }, name) => (
            <Link to="/customers/$id" params={{ id: customer }} data-row>
              {name}
            </Link>
          )}
        />
      )}
      <LoadMore {...list} />
    </Page>
  );
}

function useColumns(): Column<StaleLink>[] {
  const { t } = useWords();
  return [
    {
      key: 'customer',
      header: t('reviews.customer'),
      cell: ({ name }) => nameOr(t, name),
      phone: 'lead',
    },
    {
      key: 'says',
      header: t('staleLinks.says'),
      cell: ({ says, source }) => (says === '' ? source : `${says} · ${source}`),
      phone: 'more',
    },
    {
      key: 'reason',
      header: t('staleLinks.reason'),
      cell: ({ reason }) => <Badge tone={tones[reason]}>{t(`staleLinks.reasons.${reason}`)}</Badge>,
      width: '176px',
      phone: 'more',
    },
    {
      key: 'seen',
      header: t('staleLinks.seen'),
      cell: ({ lastSeenAt }) => <When at={lastSeenAt} relative />,
      width: '140px',
      align: 'end',
      phone: 'more',
    },
    {
      key: 'acts',
      header: t('settings.acts'),
      hideHeader: true,
      cell: (row) => <Confirm link={row} />,
      width: '120px',
      align: 'end',
      phone: 'side',
    },
  ];
}

function Confirm({ link: { link, name } }: { link: StaleLink }) {
  const { t } = useWords();
  const may = useMay();
  const confirm = useAct('confirmLink', 'listStaleLinks', 'getCustomer', 'getToday');
  if (!may('reviews.decide')) return null;
  return (
    <Button
      look="quiet"
      icon="check"
      isPending={confirm.isPending}
      onPress={() =>
        confirm.act({ params: { id: link } }, t('staleLinks.confirmed', { name: nameOr(t, name) }))
      }
    >
      {t('staleLinks.confirm')}
    </Button>
  );
}
