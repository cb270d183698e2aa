import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Problem } from '../../api/problem.ts';
import { Button } from '../../ui/button.tsx';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import { problemWords } from '../problem-words.ts';
import { ButtonLink } from './button-link.tsx';
import styles from './page.module.css';

const LanguageChoice = lazy(async () => ({
  default: (await import('./language-choice.tsx')).LanguageChoice,
}));

/** In place of a page that could not be opened: not there, not allowed, or broken. */
export function RouteFault({ error }: ErrorComponentProps) {
  if (error instanceof Problem && error.code === 'not_found') return <RouteMissing />;
  if (error instanceof Problem && error.code === 'forbidden') return <RouteDenied />;
  return (
    <div className={styles['page']}>
      <Fault fault={error} isPage />
    </div>
  );
}

interface FaultProps {
  fault: unknown;
  again?: () => void;
  isPage?: boolean;
}

/** What went wrong, with a way to try again. */
export function Fault({ fault, again, isPage }: FaultProps) {
  const { t } = useWords();
  const router = useRouter();
  const { reset } = useQueryErrorResetBoundary();
  const tryAgain = () => {
    reset();
    if (again) again();
    else void router.invalidate();
  };
  return (
    <ErrorState
      isPage={isPage ?? false}
      title={t('shell.fault')}
      acts={
        <Button icon="again" onPress={tryAgain}>
          {t('shell.again')}
        </Button>
      }
    >
      <p>{problemWords(fault)}</p>
      {fault instanceof Problem && fault.request !== undefined && (
        <p>
          {t('shell.requestId')} <CopyableId value={fault.request} label={t('shell.requestId')} />
        </p>
      )}
    </ErrorState>
  );
}

/** Nothing at this address, and nothing around it that would say where one is. */
export function NowhereAtAll() {
  return (
    <main>
      <RouteMissing />
      <Suspense>
        <div className={`${styles['page']} ${styles['language']}`}>
          <LanguageChoice />
        </div>
      </Suspense>
    </main>
  );
}

/** Nothing at this address. */
export function RouteMissing() {
  const { t } = useWords();
  return (
    <div className={styles['page']}>
      <EmptyState
        isPage
        icon="search"
        title={t('shell.missing')}
        acts={<ButtonLink to="/customers">{t('shell.toCustomers')}</ButtonLink>}
      >
        {t('shell.missingWhy')}
      </EmptyState>
    </div>
  );
}

function RouteDenied() {
  const { t } = useWords();
  return (
    <div className={styles['page']}>
      <EmptyState isPage icon="lock" title={t('shell.denied')}>
        {t('shell.deniedWhy')}
      </EmptyState>
    </div>
  );
}

/** While a page is on its way. */
export function RoutePending() {
  return (
    <div className={styles['page']}>
      <Skeleton lines={8} />
    </div>
  );
}
