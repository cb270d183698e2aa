import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { Button } from '../../ui/button.tsx';
import { CodeInput } from '../../ui/code-input.tsx';
import { useWords } from '../../words/index.ts';
import { Form } from '../form/form.tsx';
import { whoAmI } from '../session.ts';
import { Card } from './card.tsx';
import { useCode } from './use-code.ts';

/** Asks for a code of the authenticator, after the one by mail was right. */
export function SecondStep({ onDone }: { onDone: () => Promise<void> }) {
  const { t } = useWords();
  const client = useQueryClient();
  const code = useCode(async (digits) => {
    await call('confirmSecondFactor', { body: { code: digits } });
    await onDone();
  });
  const leave = async () => {
    await call('signOut', {});
    await client.invalidateQueries({ queryKey: whoAmI.queryKey });
  };
  return (
    <Card title={t('signIn.secondStep')} lead={t('signIn.secondLead')}>
      <Form act={t('signIn.act')} isSending={code.isSending} onSubmit={code.submit} wide>
        <CodeInput
          label={t('signIn.secondCode')}
          value={code.digits}
          error={code.error}
          onChange={code.change}
          onComplete={(digits) => void code.send(digits)}
        />
      </Form>
      <div>
        <Button look="quiet" icon="left" onPress={() => void leave()}>
          {t('signIn.otherEmail')}
        </Button>
      </div>
    </Card>
  );
}
