import { Link } from '@tanstack/react-router';
import { useWords } from '../../words/index.ts';

/** The name of somebody, who may have none. */
export const nameOr = (t: ReturnType<typeof useWords>['t'], name: string) =>
  name === '' ? t('customers.noName') : name;

/** A customer, with the way to their page. */
export function CustomerLink({ id, name }: { id: string; name: string }) {
  const { t } = useWords();
  return (
    <Link to="/customers/$id" params={{ id }}>
      {nameOr(t, name)}
    </Link>
  );
}
