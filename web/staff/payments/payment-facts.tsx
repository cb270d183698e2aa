import { Link } from '@tanstack/react-router';
import { Badge } from '../../ui/badge.tsx';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Notice } from '../../ui/state.tsx';
import { money } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { When } from '../shell/when.tsx';
import { type Payment, refundTones, tones } from './states.ts';

/** A payment: how much, how, where it stands, and what went back of it. */
export function PaymentFacts({ payment }: { payment: Payment }) {
  const { t } = useWords();
  const { id, subject, kind, way, amount, state, fault, reference, isTest, refunds } = payment;
  const { createdAt, paidAt } = payment;
  return (
    <>
      {isTest && <Notice icon="screen">{t('payments.testBody')}</Notice>}
      {fault !== null && state !== 'paid' && (
        <Notice tone="warn" icon="warn">
          {t('payments.faultBody', { fault })}
        </Notice>
      )}
      <Facts>
        <Fact name={t('payments.amount')}>{money(amount)}</Fact>
        <Fact name={t('payments.state')}>
          <Badge tone={tones[state]}>{t(`payments.states.${state}`)}</Badge>
        </Fact>
        <Fact name={t('payments.part')}>{t(`payments.kinds.${kind}`)}</Fact>
        <Fact name={t('payments.way')}>{t(`payments.ways.${way}`)}</Fact>
        {reference !== null && <Fact name={t('payments.reference')}>{reference}</Fact>}
        <Fact name={t('payments.begun')}>
          <When at={createdAt} />
        </Fact>
        {paidAt !== null && (
          <Fact name={t('payments.paidAt')}>
            <When at={paidAt} />
          </Fact>
        )}
        {refunds.map((refund) => (
          <Fact key={refund.id} name={t(`payments.refundWhys.${refund.why}`)}>
            {money(refund.amount)}{' '}
            <Badge tone={refundTones[refund.state]}>
              {t(`payments.refundStates.${refund.state}`)}
            </Badge>
            {refund.fault !== null && ` ${refund.fault}`}
          </Fact>
        ))}
        <Fact name={t(`payments.subjects.${subject.kind}`)}>
          <CopyableId value={subject.id} label={t(`payments.subjects.${subject.kind}`)} />{' '}
          <Link to="/payments/$kind/$id" params={subject}>
            {t(`payments.allOf.${subject.kind}`)}
          </Link>
        </Fact>
        <Fact name={t('payments.one')}>
          <CopyableId value={id} label={t('payments.one')} whole />
        </Fact>
      </Facts>
    </>
  );
}
