import { getRouteApi } from '@tanstack/react-router';
import { useWords } from '../../words/index.ts';
import { useAtWork } from '../session.ts';
import { Page } from '../shell/page.tsx';
import { RouteMissing } from '../shell/route-states.tsx';
import { PaymentsOf } from './payments-of.tsx';

const route = getRouteApi('/shell/payments/$kind/$id');

/** All that was paid for one booking or package; what is still to be paid, whoever takes it says. */
export function SubjectPage() {
  const { t } = useWords();
  const { business } = useAtWork();
  const { kind, id } = route.useParams();
  if (kind !== 'booking' && kind !== 'package') return <RouteMissing />;
  const { currency } = business;
  return (
    <Page title={t(`payments.allOf.${kind}`)}>
      <PaymentsOf
        subject={{ kind, id }}
        due={{ minor: '0', currency, kind: 'rest' }}
        fee={{ minor: '0', currency }}
      />
    </Page>
  );
}
