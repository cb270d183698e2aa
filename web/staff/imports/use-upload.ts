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

/** Sends a file of people and opens the import that comes of it. Leaving the page stops it. */
export function useUpload() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const stopper = useRef<AbortController>(undefined);
  const [sending, setSending] = useState<Sending>();
  const [fault, setFault] = useState<string>();
  useEffect(() => () => stopper.current?.abort(), []);
  const send = async (file: File) => {
    setFault(fileFault(file));
    if (fileFault(file) !== undefined) return;
    const stop = new AbortController();
    stopper.current = stop;
    setSending({ file, sent: 0 });
    try {
      const tell = (sent: number) => setSending({ file, sent });
      const query = { name: file.name.slice(-200) };
      const made = await upload('uploadImport', { query }, file, tell, stop.signal);
      const params = { id: made.id };
      client.setQueryData(read('getImport', { params }).queryKey, made);
      await readAgain(client, 'listImports');
      await navigate({ to: '/import/$id', params });
    } catch (thrown) {
      if (!stop.signal.aborted) setFault(problemWords(thrown));
    } finally {
      setSending(undefined);
    }
  };
  return { sending, fault, send, stop: () => stopper.current?.abort() };
}
