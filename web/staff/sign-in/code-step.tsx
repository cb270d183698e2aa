import { useState } from 'react';
import { call } from '../../api/call.ts';
import { Button } from '../../ui/button.tsx';
import { CodeInput } from '../../ui/code-input.tsx';
import { toast } from '../../ui/toast.tsx';
import { useWords } from '../../words/index.ts';
import { Form } from '../form/form.tsx';
import { OpenMailboxLink } from '../mailbox/open-mailbox-link.tsx';
import { problemWords } from '../problem-words.ts';
import { Card } from './card.tsx';
import { useCode } from './use-code.ts';

interface CodeStepProps {
  email: string;
  onBack: () => void;
  onDone: () => Promise<void>;
}

/** Asks for the code that was sent, if the address is known; nobody is told whether it is. */
export function CodeStep({ email, onBack, onDone }: CodeStepProps) {
  const { t } = useWords();
  const code = useCode(async (digits) => {
    await call('signInWithCode', { body: { email, code: digits } });
    await onDone();
  });
  const [isAgain, setAgain] = useState(false);
  const again = async () => {
    setAgain(true);
    try {
      await call('requestCode', { body: { email } });
      toast({ text: t('signIn.sentAgain') });
    } catch (fault) {
      toast({ text: problemWords(fault), tone: 'bad' });
    } finally {
      setAgain(false);
    }
  };
  return (
    <Card title={t('signIn.enterCode')} lead={t('signIn.codeLead', { email })}>
      <Form act={t('signIn.act')} isSending={code.isSending} onSubmit={code.submit} wide>
        <CodeInput
          label={t('signIn.code')}
          hint={t('signIn.codeHint')}
          value={code.digits}
          error={code.error}
          onChange={code.change}
          onComplete={(digits) => void code.send(digits)}
        />
      </Form>
      <OpenMailboxLink />
      <div>
        <Button look="quiet" icon="again" isPending={isAgain} onPress={() => void again()}>
          {t('signIn.sendAgain')}
        </Button>
        <Button look="quiet" icon="left" onPress={onBack}>
          {t('signIn.otherEmail')}
        </Button>
      </div>
    </Card>
  );
}
