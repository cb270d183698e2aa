import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react';
import { Button } from 'react-aria-components/Button';

interface LazyMenuProps {
  className: string;
  /** What stands on the button. */
  children: ReactNode;
  label?: string;
}

/**
 * A button whose menu arrives when somebody reaches for it, so that pages need not wait for menus.
 * @param load the menu; it is given the same button, and stands open when it arrives
 */
export function lazyMenu<Props extends object>(
  load: () => Promise<ComponentType<Props & { button: ReactNode }>>,
) {
  const Menu = lazy(async () => ({ default: await load() }));
  return function LazyMenu({ className, children, label, ...rest }: LazyMenuProps & Props) {
    const [isWanted, setWanted] = useState(false);
    const named = label !== undefined && { 'aria-label': label };
    const button = (
      <Button className={className} {...named}>
        {children}
      </Button>
    );
    const waiting = (
      <Button
        className={className}
        aria-haspopup="menu"
        aria-expanded={false}
        onHoverStart={() => void load()}
        onFocus={() => void load()}
        onPress={() => setWanted(true)}
        {...named}
      >
        {children}
      </Button>
    );
    if (!isWanted) return waiting;
    return (
      <Suspense fallback={waiting}>
        <Menu {...(rest as unknown as Props)} button={button} />
      </Suspense>
    );
  };
}
