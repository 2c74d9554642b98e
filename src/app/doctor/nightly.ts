import { aboutError } from './about-error.ts';
import { defineOrganizationCheck } from './check.ts';
import { timeText } from './time-text.ts';

/** A night comes every 24 hours and may take hours itself. */
const lateMs = 36 * 3_600_000;

/** Whether every account is decided anew each night. */
export const nightly = defineOrganizationCheck({
  id: 'nightly',
  title: { en: 'Last night', zh: '最近夜间重算' },
  findings: {
    recent: {
      severity: 'fine',
      sentence: {
        en: 'All accounts were last decided anew at {at}.',
        zh: '最近一次夜间重算在 {at}。',
      },
    },
    late: {
      severity: 'problem',
      sentence: {
        en: 'Accounts have not been decided anew since {at}: classes that time alone changes are out of date.',
        zh: '自 {at} 以来没有夜间重算：随时间变化的分级已过期。',
      },
      remedy: {
        en: 'Keep the server running through the night; a night that was missed is made up for within the hour.',
        zh: '请保持服务整夜运行；错过的夜间重算会在一小时内补上。',
      },
    },
    failed: {
      severity: 'problem',
      sentence: { en: 'The nightly run failed at {at}: {error}', zh: '{at} 夜间重算失败：{error}' },
      remedy: { en: '{remedy}', zh: '{remedy}' },
    },
    'not-yet': {
      severity: 'fine',
      sentence: {
        en: 'The first night is still to come.',
        zh: '首次夜间重算尚未到时间。',
      },
    },
  },
  evaluate({ now, organization, runs }) {
    const run = runs.find(({ kind, state }) => kind === 'nightly' && state !== 'running');
    const since = run?.updatedAt ?? organization.connectedAt;
    const at = timeText(since, organization.profile.timeZone);
    if (run?.state === 'failed') return { code: 'failed', values: { at, ...aboutError(run) } };
    if (now - since > lateMs) return { code: 'late', values: { at } };
    return run ? { code: 'recent', values: { at } } : { code: 'not-yet' };
  },
});
