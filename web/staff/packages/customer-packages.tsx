import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { Reply } from '../../api/call.ts';
import { read } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { Section } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import { PackageTable } from './package-table.tsx';
import styles from './packages.module.css';

const SellWindow = lazy(async () => ({ default: (await import('./sell-window.tsx')).SellWindow }));
const PackageWindow = lazy(async () => ({
  default: (await import('./package-window.tsx')).PackageWindow,
}));

export type Sold = Reply<'listPackagesOf'>['rows'][number];

/** What a customer has bought of hours and visits; nothing where the business sells no packages. */
export function CustomerPackages({ id }: { id: string }) {
  const { t } = useWords();
  const may = useMay();
  const [isSelling, setSelling] = useState(false);
  const [shown, setShown] = useState<string>();
  const kinds = useQuery(read('listPackageKinds', {}));
  const sells = (kinds.data?.rows.length ?? 0) > 0;
  const list = useQuery({ ...read('listPackagesOf', { params: { id } }), enabled: sells });
  if (!sells) return null;
  const rows = list.data?.rows ?? [];
  return (
    <Section
      title={t('packages.ofCustomer')}
      aside={
        may('packages.change') && (
          <Button look="quiet" icon="plus" onPress={() => setSelling(true)}>
            {t('packages.sell')}
          </Button>
        )
      }
    >
      {list.isPending && <Skeleton lines={2} />}
      {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <p className={styles['soft']}>{t('packages.noneOf')}</p>
      )}
      {rows.length > 0 && <PackageTable rows={rows} customer={id} onOpen={setShown} />}
      <Suspense>
        {isSelling && <SellWindow customer={id} onClose={() => setSelling(false)} />}
        {shown !== undefined && <PackageWindow id={shown} onClose={() => setShown(undefined)} />}
      </Suspense>
    </Section>
  );
}
