import { lazy, Suspense, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../words/index.ts';

const ColumnWindow = lazy(async () => ({
  default: (await import('./column-window.tsx')).ColumnWindow,
}));

/** The way to the choice of columns. */
export function ColumnChoice() {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon="table" onPress={() => setOpen(true)}>
        {t('segments.columns')}
      </Button>
      {isOpen && (
        <Suspense>
          <ColumnWindow onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
