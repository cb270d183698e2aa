import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { read } from '../../api/query.ts';
import { Icon } from '../../ui/icon.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Notice } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import { useAtWork, useMay } from '../session.ts';
import { Page } from '../shell/page.tsx';
import { Fault, RouteMissing } from '../shell/route-states.tsx';
import styles from './hours.module.css';
import { Overrides } from './overrides.tsx';
import { TimesOff } from './times-off.tsx';
import { WeekEditor } from './week-editor.tsx';
import { ConflictList } from './conflict-list.tsx';

const route = getRouteApi('/shell/hours/$id');

/** When one person or place can be had: the week, the days that are otherwise, and when they are away. */
export function HoursPage() {
  const { t } = useWords();
  const { id } = route.useParams();
  const resources = useQuery(read('listResources', {}));
  const hours = useQuery(read('getHours', { params: { id } }));
  const resource = resources.data?.rows.find((one) => one.id === id);
  const mayChange = useMayChange(resource?.user ?? null);
  if (resources.isSuccess && resource === undefined) return <RouteMissing />;
  const fault = resources.error ?? hours.error;
  return (
    <Page
      title={resource?.name ?? t('hours.title')}
      detail={
        <>
          <Link to="/settings/$part" params={{ part: 'resources' }}>
            {t('hours.back')}
          </Link>
          {resource && (
            <span className={styles['zone']}>
              <Icon name="globe" />
              {t('hours.zone', { zone: resource.timeZone.replaceAll('_', ' ') })}
            </span>
          )}
        </>
      }
    >
      {fault !== null && <Fault fault={fault} again={() => void hours.refetch()} />}
      {hours.isPending && <Skeleton lines={8} />}
      {hours.data && resource && (
        <div className={styles['stack']}>
          {!mayChange && <Notice icon="lock">{t('settings.readOnly')}</Notice>}
          {!hours.data.hasHours && <Notice>{t('hours.always')}</Notice>}
          {hours.data.conflicts.length > 0 && (
            <Notice tone="warn" icon="warn">
              <p>{t('hours.outside', { count: hours.data.conflicts.length })}</p>
              <ConflictList conflicts={hours.data.conflicts} />
            </Notice>
          )}
          <WeekEditor
            key={`week ${hours.dataUpdatedAt}`}
            id={id}
            start={hours.data.week}
            mayChange={mayChange}
          />
          <Overrides id={id} days={hours.data.overrides} mayChange={mayChange} />
          <TimesOff id={id} rows={hours.data.timeOff} mayChange={mayChange} />
        </div>
      )}
    </Page>
  );
}

/** Whether the person at work may change somebody's hours: a consultant only their own. */
function useMayChange(user: string | null): boolean {
  const me = useAtWork();
  const may = useMay()('hours.change');
  return may && (me.role !== 'consultant' || user === me.user.id);
}
