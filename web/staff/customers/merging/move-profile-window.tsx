import { useNavigate } from '@tanstack/react-router';
import type { CustomerRecord } from '#contract/customer';
import { Dialog, DialogBody } from '../../../ui/dialog.tsx';
import { useWords } from '../../../words/index.ts';
import { useAct } from '../../settings/use-act.ts';
import { FindCustomer } from './find-customer.tsx';
import { touchedByMerging } from './touched.ts';

interface MoveProfileProps {
  customer: string;
  profile: CustomerRecord['profiles'][number];
  /** It is the only one: its customer becomes part of the other. */
  takesAlong: boolean;
  onClose: () => void;
}

/** Looks up whose a profile is, and links it there. */
export function MoveProfileWindow({ customer, profile, takesAlong, onClose }: MoveProfileProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const link = useAct('linkProfile', ...touchedByMerging);
  return (
    <Dialog title={t('merging.moveTitle', { source: profile.source })} isOpen onClose={onClose}>
      <DialogBody>
        <p>{t(takesAlong ? 'merging.moveTakesAlong' : 'merging.moveBody')}</p>
        <FindCustomer
          without={customer}
          act={t('merging.moveHere')}
          onChoose={(chosen) =>
            link.act(
              { params: { id: profile.id }, body: { customer: chosen.id } },
              t('merging.moved', { name: chosen.name || t('customers.noName') }),
              () => {
                onClose();
                void navigate({ to: '/customers/$id', params: { id: chosen.id } });
              },
            )
          }
        />
      </DialogBody>
    </Dialog>
  );
}
