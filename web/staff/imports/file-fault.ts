import { say } from '../../words/index.ts';

/** The most that the server takes. */
const mostBytes = 1_073_741_824;
/** Workbooks are opened in memory. */
const mostWorkbookBytes = 100_000_000;

/** Why a file need not be sent at all, in the language of the screen; undefined where nothing speaks against it. */
export function fileFault(file: Pick<File, 'name' | 'size'>): string | undefined {
  const words = { file: file.name };
  if (/\.(?:xls|xlsb|ods|numbers)$/i.test(file.name)) return say('imports.upload.workbook', words);
  if (file.size === 0) return say('imports.upload.nothing', words);
  if (/\.xls[xm]$/i.test(file.name) && file.size > mostWorkbookBytes)
    return say('imports.upload.workbookTooLarge', words);
  if (file.size > mostBytes) return say('imports.upload.tooLarge', words);
  return undefined;
}
