import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import styles from '../../ui/button.module.css';

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  ref?: Ref<HTMLAnchorElement>;
  look?: 'primary' | 'plain';
}

function Anchor({ look = 'plain', children, ...rest }: AnchorProps) {
  return (
    <a {...rest} className={`${styles['button']} ${styles[look]} ${styles['link']}`}>
      {children}
    </a>
  );
}

/** A link that stands where a button would. */
export const ButtonLink = createLink(Anchor);
