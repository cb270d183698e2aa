import { sayIfKnown } from '../words/index.ts';

/** What happened, in the language of the screen; a type that has no words yet shows itself. */
export function eventWords(type: string): string {
  return sayIfKnown(`events.${type}`) ?? type;
}

/** Who did it, where no name is known. */
export function actorName(kind: string): string {
  return sayIfKnown(`audit.actors.${kind}`) ?? kind;
}

interface Change {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Changes with the names that people know the fields by. */
export function changesOf(changes: readonly Change[]): Change[] {
  return changes.map(({ field, from, to }) => ({
    field: fieldWords(field),
    from: from === '' ? null : from,
    to: to === '' ? null : to,
  }));
}

/** The name of a field of an event; a business's own field is shown by its key. */
export function fieldWords(field: string): string {
  return sayIfKnown(`fields.${field}`) ?? field.replace(/^custom\./, '');
}
