import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { readAgain } from '../../api/query.ts';
import { upload } from '../../api/upload.ts';
import { problemWords } from '../problem-words.ts';

/** A file on its way; `share` of it is on the server, 0 to 1. */
interface Sending {
  readonly name: string;
  readonly share: number;
}

/** Attaches files to a customer, one after the other. Leaving the page stops it. */
export function useAttach(customer: string, onDone: () => void) {
  const client = useQueryClient();
  const stopper = useRef<AbortController>(undefined);
  const [sending, setSending] = useState<Sending>();
  const [fault, setFault] = useState<string>();
  useEffect(() => () => stopper.current?.abort(), []);
  const send = async (files: readonly File[]) => {
    setFault(undefined);
    const stop = new AbortController();
    stopper.current = stop;
    try {
      for (const file of files) {
        const tell = (sent: number) =>
          setSending({ name: file.name, share: file.size === 0 ? 1 : sent / file.size });
        tell(0);
        const input = { params: { id: customer }, query: { name: file.name.slice(-400) } };
        await upload('addFile', input, file, tell, stop.signal, 'application/octet-stream');
        await readAgain(client, 'listFiles', 'getTimeline');
      }
      onDone();
    } catch (thrown) {
      if (!stop.signal.aborted) setFault(problemWords(thrown));
    } finally {
      setSending(undefined);
    }
  };
  return { sending, fault, send, stop: () => stopper.current?.abort() };
}
