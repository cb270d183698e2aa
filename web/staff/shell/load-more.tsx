import { useEffect, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../words/index.ts';

interface LoadMoreProps {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

/** The end of a list: the next page is fetched when it comes near, or by the button. Nothing when all is there. */
export function LoadMore({ hasNextPage, isFetchingNextPage, fetchNextPage }: LoadMoreProps) {
  const { t } = useWords();
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!end.current || isFetchingNextPage) return undefined;
    const near = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) fetchNextPage();
      },
      { rootMargin: '400px' },
    );
    near.observe(end.current);
    return () => near.disconnect();
  }, [fetchNextPage, isFetchingNextPage]);
  if (!hasNextPage) return null;
  return (
    <div ref={end}>
      <Button look="quiet" icon="down" isPending={isFetchingNextPage} onPress={fetchNextPage}>
        {t('shell.loadMore')}
      </Button>
    </div>
  );
}
