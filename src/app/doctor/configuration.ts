import { defineServerCheck } from './check.ts';

/** Whether the settings are complete. */
export const configuration = defineServerCheck({
  id: 'configuration',
  title: { en: 'Settings', zh: '配置' },
  findings: {
    complete: {
      severity: 'fine',
      sentence: { en: 'The settings are complete.', zh: '配置完整。' },
    },
    incomplete: {
      severity: 'problem',
      sentence: {
        en: 'Settings are missing or wrong: {complaints}.',
        zh: '配置缺失或有误：{complaints}。',
      },
      remedy: {
        en: 'Correct them in .env; .env.example explains each.',
        zh: '请在 .env 中更正，各项说明见 .env.example。',
      },
    },
  },
  evaluate({ complaints }) {
    if (complaints.length === 0) return { code: 'complete' };
    return { code: 'incomplete', values: { complaints: complaints.join('; ') } };
  },
});
