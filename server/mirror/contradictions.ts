import { contradictionFields, type MirrorReport } from '#contract/mirror';
import type { FoundPeople } from '#identity';

type Field = (typeof contradictionFields)[number];

/** In which fields the records of one person tell different things: what is empty contradicts nothing. */
export function contradicts(group: readonly number[], recordAt: FoundPeople['recordAt']): Field[] {
  const said = (of: (record: ReturnType<FoundPeople['recordAt']>) => string | null | undefined) =>
    new Set(group.map((record) => of(recordAt(record))).filter((one) => one)).size;
  const different: Record<Field, number> = {
    birthDate: said(({ birthDate }) => birthDate),
    // The order in which people write their names is no contradiction.
    name: said(({ given, family }) =>
      [...(given?.words ?? []), ...(family?.words ?? [])].toSorted().join(' '),
    ),
  };
  return contradictionFields.filter((field) => different[field] > 1);
}

/** How many people contradict themselves, by field. */
export function contradictionsOf({
  groups,
  recordAt,
}: FoundPeople): MirrorReport['contradictions'] {
  const counts = new Map<Field, number>();
  for (const group of groups)
    for (const field of contradicts(group, recordAt))
      counts.set(field, (counts.get(field) ?? 0) + 1);
  return contradictionFields.map((field) => ({ field, people: counts.get(field) ?? 0 }));
}
