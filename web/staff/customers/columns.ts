import { useAtWork } from '../session.ts';

/** Columns that the list can have besides the name; own fields are `field:` and their key. */
export const columnNames = [
  'email',
  'phone',
  'tags',
  'profiles',
  'company',
  'city',
  'language',
  'birthDate',
  'created',
  'updated',
] as const;
export type ColumnName = (typeof columnNames)[number] | `field:${string}`;

const usual: readonly ColumnName[] = ['email', 'phone', 'tags', 'profiles', 'updated'];
/** A phone shows each in a line of its own. */
const usualOnPhone: readonly ColumnName[] = ['email', 'phone', 'tags', 'updated'];
const phone = '(max-width: 640px)';

/** The columns in an address; where it names none, those that this person chose last at this business. */
export function useColumnNames(text: string | undefined) {
  const me = useAtWork();
  const place = `columns ${me.business.id} ${me.user.id}`;
  const kept = text ?? localStorage.getItem(place) ?? undefined;
  const unsaid = matchMedia(phone).matches ? usualOnPhone : usual;
  const names = kept === undefined ? unsaid : namesIn(kept);
  return {
    names,
    keep: (next: readonly ColumnName[]) => localStorage.setItem(place, next.join(',')),
  };
}

function namesIn(text: string): ColumnName[] {
  const isName = (name: string): name is ColumnName =>
    (columnNames as readonly string[]).includes(name) || /^field:[a-z][a-z0-9_]{0,39}$/.test(name);
  return [...new Set(text.split(',').filter(isName))].slice(0, 12);
}

/** Keys of the own fields among columns, as the list operation takes them; undefined for none. */
export function fieldsOf(names: readonly ColumnName[]): string | undefined {
  const keys = names.filter((name) => name.startsWith('field:')).map((name) => name.slice(6));
  return keys.length === 0 ? undefined : keys.join(',');
}
