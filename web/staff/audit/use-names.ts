import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/query.ts';
import { useMay } from '../session.ts';

/** People and API keys by their ids, for those who may know them. */
export function useNames(): ReadonlyMap<string, string> {
  const may = useMay();
  const staff = useQuery({ ...read('listStaff', {}), enabled: may('staff.read') });
  const keys = useQuery({ ...read('listApiKeys', {}), enabled: may('keys.manage') });
  const people = staff.data?.rows ?? [];
  return new Map([
    ...people.map(({ user, name, email }) => [user, name === '' ? email : name] as const),
    ...(keys.data?.rows ?? []).map(({ id, name }) => [id, name] as const),
  ]);
}
