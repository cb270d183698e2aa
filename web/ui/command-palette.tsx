import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Dialog } from 'react-aria-components/Dialog';
import { Header, Menu, MenuItem, MenuSection } from 'react-aria-components/Menu';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useWords } from '../words/index.ts';
import styles from './command-palette.module.css';
import dialogs from './dialog.module.css';
import { Icon, type IconName } from './icon.tsx';
import lists from './list.module.css';
import { SearchField } from './search-field.tsx';

/** Something the palette finds. */
export interface Command {
  /** Among all commands that are shown at once, of whichever section. */
  readonly key: string;
  readonly words: string;
  readonly detail?: string | undefined;
  /** Further words by which it is found; not shown. */
  readonly alias?: string;
  readonly icon: IconName;
  readonly run: () => void;
}

interface CommandPaletteProps {
  label: string;
  placeholder: string;
  query: string;
  onQuery: (query: string) => void;
  sections: readonly { readonly title: string; readonly commands: readonly Command[] }[];
  /** Said in place of an empty list. */
  nothing: string;
  onClose: () => void;
}

/** Finds things and acts from anywhere by typing; the caller decides what fits the query. */
export function CommandPalette(props: CommandPaletteProps) {
  const { label, placeholder, query, onQuery, sections, nothing, onClose } = props;
  const { t } = useWords();
  const filled = sections.filter(({ commands }) => commands.length > 0);
  return (
    <ModalOverlay
      className={dialogs['veil'] ?? ''}
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={styles['palette'] ?? ''}>
        <Dialog className={dialogs['dialog'] ?? ''} aria-label={label}>
          <div className={styles['all']}>
            <Autocomplete inputValue={query} onInputChange={onQuery}>
              <div className={styles['query']}>
                <SearchField
                  label={label}
                  placeholder={placeholder}
                  value={query}
                  onChange={onQuery}
                  autoFocus
                />
              </div>
              <Menu
                aria-label={t('ui.results')}
                className={lists['list'] ?? ''}
                renderEmptyState={() => <p className={lists['empty']}>{nothing}</p>}
              >
                {filled.map(({ title, commands }) => (
                  <MenuSection key={title} id={title} className={lists['section'] ?? ''}>
                    <Header className={lists['heading'] ?? ''}>{title}</Header>
                    {commands.map((command) => (
                      <CommandLine key={command.key} command={command} onClose={onClose} />
                    ))}
                  </MenuSection>
                ))}
              </Menu>
            </Autocomplete>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function CommandLine({ command, onClose }: { command: Command; onClose: () => void }) {
  const { key, words, detail, icon, run } = command;
  const act = () => {
    onClose();
    run();
  };
  return (
    <MenuItem id={key} textValue={words} className={lists['item'] ?? ''} onAction={act}>
      <Icon name={icon} />
      <span className={styles['words']}>{words}</span>
      {detail !== undefined && <span className={lists['detail']}>{detail}</span>}
    </MenuItem>
  );
}
