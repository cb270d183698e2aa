import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { expectAccessible, inBrowser, phone } from '#test/chromium';
import { complaintsOf, enterDemo, expectNoSidewaysScroll } from './at-work.ts';

inBrowser('the mirror', (browsing) => {
  test('shows who is double in samples and in files, and hands the report out', async () => {
    const page = await browsing().newPage(phone);
    const complaints = complaintsOf(page);
    await enterDemo(page);
    await page.goto('/mirror');
    await page.getByRole('button', { name: 'Look at samples' }).click();
    const kept = page.getByRole('button', { name: 'Download the report' });
    await kept.waitFor();
    await page.getByRole('table', { name: 'Table by table' }).waitFor();
    await page
      .getByText(/^Points: .+ = \d/)
      .first()
      .waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByRole('button', { name: 'Look at other files' }).click();
    const files = [
      'id,name,email\n1,Ratana Wong,r@mail.example\n',
      'no,name,mail\n7,Ratana Wong,r@mail.example\n',
    ];
    await page.locator('input[type=file]').setInputFiles(
      files.map((text, at) => ({
        name: `list ${at + 1}.csv`,
        mimeType: 'text/csv',
        buffer: Buffer.from(text),
      })),
    );
    await page.getByText('2 records are 1 person').waitFor();
    const [report] = await Promise.all([page.waitForEvent('download'), kept.click()]);
    assert.equal(report.suggestedFilename(), 'mirror.html');
    const text = await readFile(await report.path(), 'utf8');
    assert.match(text, /<h1>2 records are 1 person<\/h1>/);
    assert.doesNotMatch(text, /Ratana/, 'shortened where it was not asked for');
    complaints.expectNone();
  });
});
