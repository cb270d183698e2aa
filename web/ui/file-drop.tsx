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
  /** Called with everything that was dropped or chosen. */
  onFiles: (files: readonly File[]) => void;
}

/** A place to drop files, or to choose them. */
export function FileDrop({ title, hint, act, accept, isDisabled, onFiles }: FileDropProps) {
  return (
    <DropZone
      className={styles['drop'] ?? ''}
      isDisabled={isDisabled ?? false}
      onDrop={(event) => {
        const dropped = event.items.filter((item) => item.kind === 'file');
        if (dropped.length > 0)
          void Promise.all(dropped.map((item) => item.getFile())).then(onFiles);
      }}
    >
      <Icon name="file" className={styles['icon']} />
      <Text slot="label" className={styles['title'] ?? ''}>
        {title}
      </Text>
      <p className={styles['hint']}>{hint}</p>
      <FileTrigger
        acceptedFileTypes={accept}
        allowsMultiple
        onSelect={(files) => {
          if (files !== null && files.length > 0) onFiles([...files]);
        }}
      >
        <Button icon="upload" isDisabled={isDisabled ?? false}>
          {act}
        </Button>
      </FileTrigger>
    </DropZone>
  );
}
