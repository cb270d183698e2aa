import type { Reply } from '../../../api/call.ts';
import { Button } from '../../../ui/button.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { useWords } from '../../../words/index.ts';
import { When } from '../../shell/when.tsx';
import { useAct } from '../use-act.ts';

type Feed = Reply<'listFeeds'>['feeds'][number];

/** Addresses in force, one a row, without the addresses themselves. */
export function FeedTable({ rows }: { rows: readonly Feed[] }) {
  return (
    <Table
      label={useWords().t('settings.calendars.feeds')}
      columns={useColumns()}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}

function useColumns(): Column<Feed>[] {
  const { t } = useWords();
  const revoke = useAct('revokeFeed', 'listFeeds');
  return [
    {
      key: 'whose',
      header: t('settings.calendars.whose'),
      cell: ({ resource }) => resource?.name ?? t('settings.calendars.wholeBusiness'),
      width: '34%',
      phone: 'lead',
    },
    {
      key: 'read',
      header: t('settings.calendars.lastFollowed'),
      cell: ({ lastReadAt }) =>
        lastReadAt === null ? t('settings.calendars.never') : <When at={lastReadAt} relative />,
      phone: 'more',
    },
    {
      key: 'acts',
      header: t('settings.acts'),
      hideHeader: true,
      cell: ({ id }) => (
        <Button
          look="quiet"
          onPress={() => revoke.act({ params: { id } }, t('settings.calendars.revoked'))}
        >
          {t('settings.calendars.revoke')}
        </Button>
      ),
      align: 'end',
      phone: 'side',
    },
  ];
}
