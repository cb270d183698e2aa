import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { waysOnSite } from '#contract/payments';
import { call } from '../../api/call.ts';
import { read, readAgain } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActs, DialogBody } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { money } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { useSending } from './use-sending.ts';

/** Stands for a package that is not paid yet: a choice must have a value. */
const later = 'later';
const ways = [...waysOnSite, later] as const;

/** Sells a customer a package, and writes down how they paid for it. */
export function SellWindow({ customer, onClose }: { customer: string; onClose: () => void }) {
  const { t } = useWords();
  const mayTake = useMay()('payments.take');
  const kinds = (useQuery(read('listPackageKinds', {})).data?.rows ?? []).filter(
    ({ archivedAt }) => archivedAt === null,
  );
  const [chosen, setChosen] = useState<string>();
  const [way, setWay] = useState<(typeof ways)[number]>('cash');
  const sending = useSending();
  const kind = kinds.find(({ id }) => id === chosen) ?? kinds[0];
  const sell = () =>
    kind &&
    sending.run(t('packages.soldNow'), onClose, async (client) => {
      const { id, price } = await call('sellPackage', { body: { customer, kind: kind.id } });
      const isPaid = mayTake && way !== later && price.minor !== '0';
      const subject = { kind: 'package', id } as const;
      if (isPaid) await call('takeOnSite', { body: { subject, kind: 'full', way, amount: price } });
      await readAgain(
        client,
        'listPackagesOf',
        'listPackageKinds',
        'getCustomerTotals',
        'getTimeline',
      );
    });
  return (
    <Dialog title={t('packages.sell')} isOpen onClose={onClose}>
      <DialogBody>
        {kind === undefined ? (
          <p>{t('packages.noKinds')}</p>
        ) : (
          <Select
            label={t('packages.kind')}
            value={kind.id}
            choices={kinds.map(({ id, name, price }) => ({
              value: id,
              label: name,
              detail: money(price),
            }))}
            onChange={setChosen}
          />
        )}
        {mayTake && (
          <Select
            label={t('packages.paidBy')}
            value={way}
            choices={ways.map((value) => ({
              value,
              label: value === later ? t('packages.later') : t(`payments.ways.${value}`),
            }))}
            onChange={setWay}
          />
        )}
      </DialogBody>
      <DialogActs>
        <Button
          look="primary"
          isDisabled={kind === undefined}
          isPending={sending.isSending}
          onPress={sell}
        >
          {t('packages.sell')}
        </Button>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
      </DialogActs>
    </Dialog>
  );
}
