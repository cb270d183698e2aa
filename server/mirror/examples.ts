import type { MirrorReport } from '#contract/mirror';
import type { FoundPeople } from '#identity';
import { contradicts } from './contradictions.ts';
import type { Made, Standing } from './report.ts';
import { shown } from './shown.ts';

const mostExamples = 24;
const mostRecords = 6;

/** Some people with several records: first those that contradict themselves, then whoever is spread over most tables. */
export function examplesOf(
  { groups, recordAt, sizes }: FoundPeople,
  { sourceOf }: Standing,
  { sources, reflected, whole }: Made,
): MirrorReport['examples'] {
  const told = groups
    .map((group) => ({
      group,
      contradicts: contradicts(group, recordAt),
      tables: new Set(group.map(sourceOf)).size,
    }))
    .toSorted(
      (a, b) =>
        b.contradicts.length - a.contradicts.length ||
        b.tables - a.tables ||
        b.group.length - a.group.length,
    );
  const lineOf = (record: number) => {
    const source = sourceOf(record);
    const before = sizes.slice(0, source).reduce((sum, size) => sum + size, 0);
    return { source: sources[source]!.name, line: reflected[source]!.lines[record - before]! };
  };
  return told.slice(0, mostExamples).map(({ group, contradicts }) => ({
    records: group
      .slice(0, mostRecords)
      .map((record) => shown(recordAt(record), lineOf(record), whole)),
    more: Math.max(0, group.length - mostRecords),
    contradicts,
  }));
}
