import { getRouteApi } from '@tanstack/react-router';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { ButtonLink } from '../shell/button-link.tsx';

const route = getRouteApi('/shell/customers');

/** No customers at all: how they come in. */
export function NobodyYet() {
  const { t } = useWords();
  const may = useMay();
  const acts = may('imports.run') && (
    <ButtonLink to="/import" look="primary">
      {t('customers.toImport')}
    </ButtonLink>
  );
  return (
    <EmptyState icon="people" title={t('customers.none')} acts={acts}>
      {t('customers.noneWhy')}
    </EmptyState>
  );
}

/** Nobody fits the search. */
export function NobodyFound() {
  const { t } = useWords();
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <EmptyState
      icon="search"
      title={t('customers.noneFound')}
      acts={
        <Button onPress={() => void navigate({ search: {} })}>{t('customers.clearSearch')}</Button>
      }
    >
      {q !== undefined && t('customers.noneFoundWhy', { q })}
    </EmptyState>
  );
}
