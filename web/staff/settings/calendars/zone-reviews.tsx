import { useQuery } from '@tanstack/react-query';
import type { Reply } from '../../../api/call.ts';
import { read } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/state.tsx';
import { dateTime } from '../../../words/format.ts';
import { useWords } from '../../../words/index.ts';
import { Fault } from '../../shell/route-states.tsx';
import { useAct } from '../use-act.ts';

type Review = Reply<'listZoneReviews'>['reviews'][number];

/** Bookings whose hour became another instant when a country changed its clocks; nothing where there are none. */
export function ZoneReviews() {
  const list = useQuery(read('listZoneReviews', {}));
  if (list.isError) return <Fault fault={list.error} again={() => void list.refetch()} />;
  return list.data?.reviews.map((review) => <OneReview key={review.id} review={review} />);
}

function OneReview({ review }: { review: Review }) {
  const { t } = useWords();
  const keep = useAct('keepZoneReview', 'listZoneReviews');
  const { id, booking, was, wouldBe, zone } = review;
  const { reference, service } = booking;
  const zoneName = zone.replaceAll('_', ' ');
  const input = { params: { id } };
  return (
    <Notice
      tone="warn"
      icon="globe"
      acts={
        <Button
          isPending={keep.isPending}
          onPress={() => keep.act(input, t('settings.calendars.zoneKept', { reference }))}
        >
          {t('settings.calendars.zoneKeep', { time: dateTime(was, zone) })}
        </Button>
      }
    >
      {t('settings.calendars.zoneChanged', {
        reference,
        service,
        zone: zoneName,
        agreed: dateTime(wouldBe, zone),
        now: dateTime(was, zone),
      })}
    </Notice>
  );
}
