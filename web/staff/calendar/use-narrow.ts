import { useMedia } from '../../ui/use-media.ts';

/** Whether there is room for one column only. */
export const useNarrow = (): boolean => useMedia('(max-width: 720px)');
