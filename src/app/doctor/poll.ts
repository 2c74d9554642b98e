import { aboutError } from './about-error.ts';
import { defineOrganizationCheck } from './check.ts';
import { timeText } from './time-text.ts';

/** The poll runs every five minutes; three that were missed are a sign. */
const lateMs = 20 * 60_000;

/** Whether changes are looked for every few minutes. */
export const poll = defineOrganizationCheck({
  id: 'poll',
  title: { en: 'Last poll', zh: '最近轮询' },
  findings: {
    recent: {
      severity: 'fine',
      sentence: { en: 'Changes were last looked for at {at}.', zh: '最近一次轮询变更在 {at}。' },
    },
    late: {
      severity: 'problem',
      sentence: {
        en: 'Nobody has looked for changes since {at}.',
        zh: '自 {at} 以来没有轮询过变更。',
      },
      remedy: {
        en: 'Start the server (tierwise serve); it looks every five minutes.',
        zh: '请启动服务（tierwise serve），它每五分钟轮询一次。',
      },
    },
    failed: {
      severity: 'problem',
      sentence: {
        en: 'Looking for changes failed at {at}: {error}',
        zh: '{at} 轮询变更失败：{error}',
      },
      remedy: { en: '{remedy}', zh: '{remedy}' },
    },
    'not-yet': {
      severity: 'unknown',
      sentence: { en: 'Changes have not been looked for yet.', zh: '尚未轮询过变更。' },
      remedy: {
        en: 'Keep the server running: it looks every five minutes once the installation has finished.',
        zh: '请保持服务运行：安装完成后每五分钟轮询一次。',
      },
    },
  },
  evaluate({ now, organization, runs }) {
    const run = runs.find(({ kind }) => kind === 'stay-current');
    const since = run?.updatedAt ?? organization.readUntil;
    if (since === undefined) return { code: 'not-yet' };
    const at = timeText(since, organization.profile.timeZone);
    if (run?.state === 'failed') return { code: 'failed', values: { at, ...aboutError(run) } };
    if (now - since > lateMs) return { code: 'late', values: { at } };
    return run ? { code: 'recent', values: { at } } : { code: 'not-yet' };
  },
});
