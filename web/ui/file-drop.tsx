import { DropZone, Text } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Button } from './button.tsx';
import styles from './file-drop.module.css';
import { Icon } from './icon.tsx';

interface FileDropProps {
  title: string;
  /** What kinds of file, how large, and what happens to it. */
  hint: string;
  /** The verb on the button, for those who do not drag. */
  act: string;
  accept: readonly string[];
  isDisabled?: boolean;
  onFile: (file: File) => void;
}

/** A place to drop one file, or to choose it. */
export function FileDrop({ title, hint, act, accept, isDisabled, onFile }: FileDropProps) {
  return (
    <DropZone
      className={styles['drop'] ?? ''}
      isDisabled={isDisabled ?? false}
      onDrop={(event) => {
        const dropped = event.items.find((item) => item.kind === 'file');
        if (dropped) void dropped.getFile().then(onFile);
      }}
    >
      <Icon name="file" className={styles['icon']} />
      <Text slot="label" className={styles['title'] ?? ''}>
        {title}
      </Text>
      <p className={styles['hint']}>{hint}</p>
      <FileTrigger
        acceptedFileTypes={accept}
        onSelect={(files) => {
          const chosen = files?.item(0);
          if (chosen) onFile(chosen);
        }}
      >
        <Button icon="upload" isDisabled={isDisabled ?? false}>
          {act}
        </Button>
      </FileTrigger>
    </DropZone>
  );
}
