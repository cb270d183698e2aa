import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/query.ts';
import { useMay } from '../session.ts';
import { type Place, places, settingsParts } from './places.ts';

/** The places that the person at work may see. */
export function usePlaces(): readonly Place[] {
  const may = useMay();
  const welcome = useQuery({ ...read('getWelcome', {}), staleTime: Number.POSITIVE_INFINITY });
  return places.filter(
    ({ act, mailbox }) =>
      (act === undefined || may(act)) && (mailbox === undefined || welcome.data?.mailbox === true),
  );
}

/** The parts of the settings that the person at work may see. */
export function useSettingsParts() {
  const may = useMay();
  return settingsParts.filter((part) => !('act' in part) || may(part.act));
}
