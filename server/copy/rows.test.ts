import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachDatabase } from '#test/databases';
import { inOneState } from './rows.ts';

forEachDatabase('copying in one state', (opened) => {
  test('is under no limit of its login, which keeps them for afterwards', async () => {
    await opened().engine.asLogin(async (login) => {
      const limits = () =>
        login.run(`SELECT current_setting('statement_timeout') AS statement,
          current_setting('idle_in_transaction_session_timeout') AS idle`);
      const before = await limits();
      const within = await inOneState(login, 'READ ONLY', limits);
      assert.deepEqual(within, [{ statement: '0', idle: '0' }]);
      assert.deepEqual(await limits(), before);
    });
  });
});
