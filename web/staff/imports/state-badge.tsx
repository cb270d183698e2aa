import { Badge } from '../../ui/badge.tsx';
import { useWords } from '../../words/index.ts';
import { type ImportState, tones } from './states.ts';

/** Where an import stands, in a word. */
export function StateBadge({ state }: { state: ImportState }) {
  const { t } = useWords();
  return <Badge tone={tones[state]}>{t(`imports.states.${state}`)}</Badge>;
}
