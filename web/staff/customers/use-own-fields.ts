import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/query.ts';

/** The business's own fields that are in use. */
export function useOwnFields() {
  const { data } = useQuery(read('listFields', {}));
  return data?.rows.filter(({ archivedAt }) => archivedAt === null) ?? [];
}
