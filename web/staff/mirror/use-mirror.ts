import { useEffect, useRef, useState } from 'react';
import { call, type Reply } from '../../api/call.ts';
import { upload } from '../../api/upload.ts';
import { say } from '../../words/index.ts';
import { fileFault } from '../imports/file-fault.ts';
import { problemWords } from '../problem-words.ts';

/** The most that the server looks at. */
const most = { files: 12, bytes: 20_000_000 };

/** Where looking at files stands. */
type Looking =
  | { readonly state: 'idle'; readonly fault?: string }
  /** `share` of the files that is on the server; null once they are looked at. */
  | { readonly state: 'busy'; readonly share: number | null }
  | { readonly state: 'done'; readonly seen: Reply<'mirrorFiles'> };

/** Looks at files, or at samples, without keeping them. Leaving the page stops it. */
export function useMirror() {
  const stopper = useRef<AbortController>(undefined);
  const [looking, setLooking] = useState<Looking>({ state: 'idle' });
  useEffect(() => () => stopper.current?.abort(), []);
  const run = async (ask: (signal: AbortSignal) => Promise<Reply<'mirrorFiles'>>) => {
    const stop = new AbortController();
    stopper.current = stop;
    try {
      setLooking({ state: 'busy', share: null });
      setLooking({ state: 'done', seen: await ask(stop.signal) });
    } catch (thrown) {
      setLooking(
        stop.signal.aborted ? { state: 'idle' } : { state: 'idle', fault: problemWords(thrown) },
      );
    }
  };
  return {
    looking,
    send: async (files: readonly File[], whole: boolean) => {
      const fault = faultOf(files);
      if (fault !== undefined) {
        setLooking({ state: 'idle', fault });
        return;
      }
      const all = new Blob([...files]);
      const query = {
        // A slash parts names.
        names: files.map(({ name }) => name.replaceAll('/', ' ').slice(-100)).join('/'),
        sizes: files.map(({ size }) => size).join(','),
        whole: whole ? ('yes' as const) : ('no' as const),
      };
      const tell = (sent: number) =>
        setLooking({ state: 'busy', share: sent >= all.size ? null : sent / all.size });
      await run(async (signal) =>
        upload('mirrorFiles', { query }, all, tell, signal, 'application/octet-stream'),
      );
    },
    database: async (name: string, whole: boolean) =>
      run(async (signal) =>
        call(
          'mirrorDatabase',
          { params: { name }, query: { whole: whole ? 'yes' : 'no' } },
          signal,
        ),
      ),
    samples: async () => run(async (signal) => call('mirrorSamples', {}, signal)),
    stop: () => stopper.current?.abort(),
    again: () => setLooking({ state: 'idle' }),
  };
}

function faultOf(files: readonly File[]): string | undefined {
  if (files.length > most.files) return say('mirror.tooMany', { files: most.files });
  const wrong = files.map(fileFault).find((one) => one !== undefined);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return wrong ?? (bytes > most.bytes ? say('mirror.tooLarge') : undefined);
}
