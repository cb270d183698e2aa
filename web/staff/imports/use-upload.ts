import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { read, readAgain } from '../../api/query.ts';
import { upload } from '../../api/upload.ts';
import { problemWords } from '../problem-words.ts';
import { fileFault } from './file-fault.ts';

/** A file on its way: how many bytes of it are on the server. */
export interface Sending {
  readonly file: File;
  readonly sent: number;
}

/**
 * Sends files of people, one after the other, and opens the import that comes of it; of several, the list stays. Leaving the
 * page stops it.
 */
export function useUpload() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const stopper = useRef<AbortController>(undefined);
  const [sending, setSending] = useState<Sending>();
  const [fault, setFault] = useState<string>();
  useEffect(() => () => stopper.current?.abort(), []);
  const sendOne = async (file: File, signal: AbortSignal) => {
    const tell = (sent: number) => setSending({ file, sent });
    tell(0);
    const query = { name: file.name.slice(-200) };
    const made = await upload('uploadImport', { query }, file, tell, signal);
    client.setQueryData(read('getImport', { params: { id: made.id } }).queryKey, made);
    await readAgain(client, 'listImports');
    return made.id;
  };
  const send = async (files: readonly File[]) => {
    const wrong = files.map(fileFault).find((one) => one !== undefined);
    setFault(wrong);
    if (wrong !== undefined) return;
    const stop = new AbortController();
    stopper.current = stop;
    try {
      const made: string[] = [];
      for (const file of files) made.push(await sendOne(file, stop.signal));
      const [only] = made;
      if (made.length === 1 && only !== undefined)
        await navigate({ to: '/import/$id', params: { id: only } });
    } catch (thrown) {
      if (!stop.signal.aborted) setFault(problemWords(thrown));
    } finally {
      setSending(undefined);
    }
  };
  return { sending, fault, send, stop: () => stopper.current?.abort() };
}
