import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Reply } from '../../api/call.ts';
import { read } from '../../api/query.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Notice } from '../../ui/state.tsx';
import { dateTime } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { useAct } from '../settings/use-act.ts';
import { ButtonLink } from '../shell/button-link.tsx';
import { Page } from '../shell/page.tsx';
import { MessageBody } from './message-body.tsx';
import styles from './messages.module.css';
import { tones } from './states.ts';

const route = getRouteApi('/shell/messages/$id');

export type WholeMessage = Reply<'getMessage'>;

/** One message: what became of it, and what it says, as it was sent. */
export function MessagePage() {
  const { t } = useWords();
  const { id } = route.useParams();
  const { data: message } = useSuspenseQuery(read('getMessage', { params: { id } }));
  const { state, type, subject } = message;
  return (
    <Page
      title={subject ?? t(`messages.types.${type}`)}
      aside={<Badge tone={tones[state]}>{t(`messages.states.${state}`)}</Badge>}
      detail={<ButtonLink to="/messages">{t('messages.back')}</ButtonLink>}
      acts={<Acts message={message} />}
    >
      <div className={styles['stack']}>
        {state === 'uncertain' && (
          <Notice tone="warn">
            <strong>{t('messages.uncertainTitle')}</strong> {t('messages.uncertain')}
          </Notice>
        )}
        <MessageFacts message={message} />
        <MessageBody message={message} />
      </div>
    </Page>
  );
}

/** What staff may do about it: say that it arrived, or put it out again. */
function Acts({ message: { id, mayGoAgain, mayHaveArrived } }: { message: WholeMessage }) {
  const { t } = useWords();
  const may = useMay();
  const changes = ['getMessage', 'listMessages', 'listCustomerMessages', 'getToday'] as const;
  const again = useAct('sendMessageAgain', ...changes);
  const arrived = useAct('sayMessageArrived', ...changes);
  if (!may('messages.send')) return null;
  return (
    <>
      {mayGoAgain && (
        <Button
          icon="again"
          isPending={again.isPending}
          onPress={() => again.act({ params: { id } }, t('messages.againNow'))}
        >
          {t('messages.again')}
        </Button>
      )}
      {mayHaveArrived && (
        <Button
          look="primary"
          icon="check"
          isPending={arrived.isPending}
          onPress={() => arrived.act({ params: { id } }, t('messages.arrivedNow'))}
        >
          {t('messages.arrived')}
        </Button>
      )}
    </>
  );
}

function MessageFacts({ message }: { message: WholeMessage }) {
  const { t } = useWords();
  const { type, address, customer, user, why, answer, attempts, sentAt, nextAt, sendAt } = message;
  return (
    <Facts>
      <Fact name={t('messages.type')}>{t(`messages.types.${type}`)}</Fact>
      <Fact name={t('messages.to')}>
        {customer === null ? (
          (address ?? (user === null ? null : t('messages.person')))
        ) : (
          <Link to="/customers/$id" params={{ id: customer }}>
            {address ?? t('customers.title')}
          </Link>
        )}
      </Fact>
      <Fact name={t(sentAt === null ? 'messages.due' : 'messages.sent')}>
        {dateTime(sentAt ?? nextAt ?? sendAt)}
      </Fact>
      {why !== null && <Fact name={t('messages.why')}>{t(`messages.whys.${why}`)}</Fact>}
      {attempts > 0 && <Fact name={t('messages.attempts')}>{attempts}</Fact>}
      {answer !== null && <Fact name={t('messages.answer')}>{answer}</Fact>}
    </Facts>
  );
}
