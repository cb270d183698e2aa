import type { Change } from '#audit';
import type { CustomerChange } from '#contract/identity';
import { now } from '#platform/clock';
import { refuse } from '#platform/refuse';
import { actorOf, type Tenanted } from '#platform/who';
import type { Person } from '../keep/people.ts';
import {
  liveFields,
  resourced,
  saidAs,
  sourceOf,
  type LiveField,
  type Source,
  type SourcedField,
} from '../keep/sources.ts';
import type { Live } from '../keep/survive.ts';

/** The live fields of a customer once a change is made, with what differs. */
export interface Changed {
  readonly live: Live;
  readonly sources: readonly Source[];
  readonly changes: Partial<Record<LiveField, Change>>;
}

/**
 * What a change makes of a customer's fields. A field that somebody else changed since the caller looked is a conflict,
 * unless both say the same; fields that the caller does not supply are nobody's concern.
 * @throws {Refusal} `conflict`, whose facts hold `mine.FIELD` and `theirs.FIELD`, and the `version` there is now
 */
export function changedFields(
  person: Person,
  change: Pick<CustomerChange, LiveField | 'version'>,
  who: Tenanted,
): Changed {
  const { live, sources } = person;
  const supplied = liveFields.filter((field) => change[field] !== undefined);
  const different = supplied.filter((field) => change[field] !== live[field]);
  const disputed = different.filter(
    (field) => (sourceOf(sources, field)?.version ?? 0) > change.version,
  );
  if (disputed.length > 0) {
    const both = disputed.flatMap((field) => [
      [`mine.${field}`, change[field] ?? null],
      [`theirs.${field}`, live[field]],
    ]);
    return refuse('conflict', {
      facts: Object.fromEntries([['version', person.version], ...both]),
    });
  }
  const said = Object.fromEntries(different.map((field) => [field, change[field] ?? null]));
  return {
    live: { ...live, ...said },
    sources: resourced(sources, saidNow(person, different, who)),
    changes: Object.fromEntries(
      different.map((field) => [field, { from: live[field], to: change[field] ?? null }]),
    ),
  };
}

/** The source of what is being said of a customer just now. */
export function saidNow(
  { version }: Pick<Person, 'version'>,
  fields: readonly SourcedField[],
  who: Tenanted,
): Source {
  return {
    fields,
    source: saidAs(who),
    profile: null,
    user: who.kind === 'customer' ? null : actorOf(who),
    at: now().toISOString(),
    version: version + 1,
  };
}
