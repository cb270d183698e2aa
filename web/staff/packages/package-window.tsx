import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Reply } from '../../api/call.ts';
import { read } from '../../api/query.ts';
import { Badge } from '../../ui/badge.tsx';
import { Dialog, DialogBody } from '../../ui/dialog.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { date, day, money } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { Section } from '../shell/page.tsx';
import { PaymentsOf } from '../payments/payments-of.tsx';
import { AdjustForm } from './adjust-form.tsx';
import { amountIn } from './amounts.ts';
import { PackageActs } from './package-acts.tsx';
import { tones } from './package-table.tsx';
import styles from './packages.module.css';
import { Uses } from './uses.tsx';

export type Shown = Reply<'getPackage'>;

/** One package: how it stands, what was used of it, what was paid for it, and what can be done with it. */
export function PackageWindow({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useWords();
  const one = useQuery(read('getPackage', { params: { id } })).data;
  return (
    <Dialog title={one?.kind.name ?? t('packages.kind')} isOpen onClose={onClose} width="wide">
      <DialogBody>{one === undefined ? <Skeleton lines={4} /> : <Whole of={one} />}</DialogBody>
    </Dialog>
  );
}

function Whole({ of }: { of: Shown }) {
  const { t } = useWords();
  const may = useMay();
  const [isAdjusting, setAdjusting] = useState(false);
  const { id, unit, left, total, state, price, boughtAt, endsOn, uses } = of;
  return (
    <div className={styles['stack']}>
      <Facts>
        <Fact name={t('payments.state')}>
          <Badge tone={tones[state]}>{t(`packages.states.${state}`)}</Badge>
        </Fact>
        <Fact name={t('packages.amount')}>
          {left === null
            ? t('packages.unlimited')
            : t('packages.left', { left: amountIn(unit, left), total: amountIn(unit, total) })}
        </Fact>
        <Fact name={t('packages.price')}>{money(price)}</Fact>
        <Fact name={t('packages.bought')}>{date(boughtAt)}</Fact>
        {endsOn !== null && <Fact name={t('packages.endsOn')}>{day(endsOn)}</Fact>}
      </Facts>
      {isAdjusting ? (
        <AdjustForm of={of} onClose={() => setAdjusting(false)} />
      ) : (
        <PackageActs of={of} onAdjust={() => setAdjusting(true)} />
      )}
      <Section title={t('packages.uses')}>
        <Uses uses={uses} unit={unit} />
      </Section>
      {may('payments.read') && (
        <PaymentsOf subject={{ kind: 'package', id }} due={{ ...price, kind: 'full' }} />
      )}
    </div>
  );
}
