import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import { CreateWindow } from '../bookings/create-window.tsx';
import { WalkInWindow } from '../bookings/walk-in-window.tsx';
import { ZoneNote } from '../bookings/zone-note.tsx';
import { useAtWork, useMay } from '../session.ts';
import { ButtonLink } from '../shell/button-link.tsx';
import { Page } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import { Board, type Pressed } from './board.tsx';
import styles from './calendar.module.css';
import { localOf } from './days.ts';
import { PeekWindow } from './peek-window.tsx';
import { SessionWindow } from './session-window.tsx';
import { Toolbar } from './toolbar.tsx';
import { useShown } from './use-shown.ts';

/** What others book meanwhile appears by itself. */
const refreshMs = 15_000;

/** What is on, day by day, beside each other: to be looked at, moved and booked. */
export function CalendarPage() {
  const { t } = useWords();
  const mayChange = useMay()('bookings.change');
  const { timeZone } = useAtWork().business;
  const shown = useShown();
  const [pressed, setPressed] = useState<Pressed>();
  const drawn = useQuery({
    ...read('getCalendar', { query: shown.days }),
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
  });
  const close = () => setPressed(undefined);
  const now = () => localOf(Math.ceil(Date.now() / quarterMs) * quarterMs, timeZone);
  return (
    <Page
      title={t('calendar.title')}
      detail={<ZoneNote />}
      acts={
        mayChange && (
          <>
            <Button icon="person" onPress={() => setPressed({ what: 'walkIn' })}>
              {t('bookings.walkInNow')}
            </Button>
            <Button
              look="primary"
              icon="plus"
              onPress={() =>
                setPressed({
                  what: 'time',
                  at: { ...now(), day: shown.day, resource: shown.only },
                })
              }
            >
              {t('bookings.add')}
            </Button>
          </>
        )
      }
    >
      {shown.isEmpty ? (
        <EmptyState
          icon="calendar"
          title={t('calendar.empty')}
          acts={
            <ButtonLink to="/settings/$part" params={{ part: 'resources' }}>
              {t('calendar.toResources')}
            </ButtonLink>
          }
        >
          {t('calendar.emptyBody')}
        </EmptyState>
      ) : (
        <div className={styles['stack']}>
          <Toolbar shown={shown} />
          {drawn.isPending && <Skeleton lines={12} />}
          {drawn.isError && <Fault fault={drawn.error} again={() => void drawn.refetch()} />}
          {drawn.data && <Board drawn={drawn.data} shown={shown} onPress={setPressed} />}
        </div>
      )}
      {pressed?.what === 'walkIn' && <WalkInWindow onClose={close} />}
      {pressed?.what === 'time' && <CreateWindow at={pressed.at} onClose={close} />}
      {pressed?.what === 'booking' && <PeekWindow id={pressed.id} onClose={close} />}
      {pressed?.what === 'session' && (
        <SessionWindow id={pressed.id} title={pressed.title} onClose={close} />
      )}
    </Page>
  );
}

const quarterMs = 15 * 60_000;
