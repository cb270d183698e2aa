import { lazy, Suspense, useState } from 'react';
import type { CustomerRecord } from '#contract/customer';
import { Button } from '../../../ui/button.tsx';
import { useWords } from '../../../words/index.ts';
import { useMay } from '../../session.ts';
import { useAct } from '../../settings/use-act.ts';
import styles from './merging.module.css';
import { touchedByMerging } from './touched.ts';

const MoveProfileWindow = lazy(async () => ({
  default: (await import('./move-profile-window.tsx')).MoveProfileWindow,
}));
const SplitProfileWindow = lazy(async () => ({
  default: (await import('./split-profile-window.tsx')).SplitProfileWindow,
}));

interface ProfileActsProps {
  customer: string;
  profile: CustomerRecord['profiles'][number];
  /** Others lead to the customer, too. */
  hasOthers: boolean;
}

/** What staff may say of a profile: that it is theirs, somebody else's, or nobody's known so far. */
export function ProfileActs({ customer, profile, hasOthers }: ProfileActsProps) {
  const { t } = useWords();
  const may = useMay();
  const confirm = useAct('linkProfile', ...touchedByMerging);
  const [open, setOpen] = useState<'move' | 'split'>();
  if (!may('customers.merge')) return null;
  const isSaid = profile.link.method === 'staff';
  const close = () => setOpen(undefined);
  return (
    <div className={styles['profileActs']}>
      {!isSaid && (
        <Button
          icon="check"
          isPending={confirm.isPending}
          onPress={() =>
            confirm.act(
              { params: { id: profile.id }, body: { customer } },
              t('merging.profileConfirmed'),
            )
          }
        >
          {t('merging.confirmProfile')}
        </Button>
      )}
      <Button icon="link" onPress={() => setOpen('move')}>
        {t('merging.moveProfile')}
      </Button>
      {hasOthers && (
        <Button icon="person" onPress={() => setOpen('split')}>
          {t('merging.splitProfile')}
        </Button>
      )}
      <Suspense>
        {open === 'move' && (
          <MoveProfileWindow
            customer={customer}
            profile={profile}
            takesAlong={!hasOthers}
            onClose={close}
          />
        )}
        {open === 'split' && <SplitProfileWindow profile={profile} onClose={close} />}
      </Suspense>
    </div>
  );
}
