import { useMemo, useRef } from 'react';
import styles from './mailbox.module.css';
import { dress, undress } from './styles-apart.ts';

/**
 * A mail in a frame in which nothing of it can run: no scripts, no forms, nothing fetched from elsewhere. Its links open
 * in a new tab.
 */
export function MailFrame({ html, title }: { html: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const quiet = useMemo(() => undress(html), [html]);
  const loaded = () => {
    const inside = frame.current?.contentDocument;
    if (!frame.current || !inside) return;
    dress(inside);
    frame.current.style.height = `${inside.documentElement.offsetHeight}px`;
  };
  return (
    <iframe
      ref={frame}
      className={styles['frame']}
      title={title}
      // Same origin only so that this page may dress and measure it; without `allow-scripts` nothing inside can use it.
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      srcDoc={quiet}
      onLoad={loaded}
    />
  );
}
