import { sayIfKnown } from '../../words/index.ts';

/** What a fact of an event is called; one that has no words yet shows itself. */
export function factWords(name: string): string {
  return sayIfKnown(`audit.factNames.${name}`) ?? name;
}
