import type { MessageLanguage } from '#contract/message-types';

/** The layout that all messages share, around what one says: the business's name above, and nothing that is fetched. */
export function layoutIn(language: MessageLanguage): {
  readonly before: string;
  readonly after: string;
} {
  return {
    before: `<mjml lang="${language}">
<mj-head>
<mj-attributes>
<mj-all font-family="-apple-system, 'Segoe UI', Roboto, 'Noto Sans Thai', sans-serif" />
<mj-text font-size="16px" line-height="1.5" color="#1b1f1d" padding="0 0 16px" />
<mj-button background-color="#1f6f5c" color="#ffffff" font-size="16px" border-radius="8px" padding="8px 0 24px" align="left" />
</mj-attributes>
</mj-head>
<mj-body width="560px" background-color="#f4f5f4">
<mj-section padding="24px 24px 8px">
<mj-column>
<mj-text font-size="14px" font-weight="600" color="#4a524e" padding="0">{{ business.name }}</mj-text>
</mj-column>
</mj-section>
<mj-section background-color="#ffffff" border-radius="12px" padding="28px 24px 12px">
<mj-column>
`,
    after: `</mj-column>
</mj-section>
<mj-section padding="8px 24px 32px">
<mj-column>
<mj-text font-size="13px" color="#4a524e" padding="0">{{ business.name }}</mj-text>
</mj-column>
</mj-section>
</mj-body>
</mjml>
`,
  };
}
