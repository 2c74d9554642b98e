import { aboutError } from './about-error.ts';
import { defineOrganizationCheck } from './check.ts';

/** Whether the organization was brought from nothing to classified. */
export const installation = defineOrganizationCheck({
  id: 'installation',
  title: { en: 'Installation', zh: '安装' },
  findings: {
    finished: {
      severity: 'fine',
      sentence: { en: 'The installation has finished.', zh: '安装已完成。' },
    },
    'under-way': {
      severity: 'warning',
      sentence: {
        en: 'The installation is under way, at “{step}”.',
        zh: '安装进行中，当前步骤：{step}。',
      },
      remedy: { en: 'Wait for it, with the server running.', zh: '请保持服务运行并等待完成。' },
    },
    failed: {
      severity: 'problem',
      sentence: { en: 'The installation failed: {error}', zh: '安装失败：{error}' },
      remedy: {
        en: '{remedy} Then connect the organization again.',
        zh: '{remedy}然后重新连接该组织。',
      },
    },
    none: {
      severity: 'problem',
      sentence: { en: 'No installation is known.', zh: '没有安装记录。' },
      remedy: { en: 'Connect the organization again.', zh: '请重新连接该组织。' },
    },
  },
  evaluate({ runs, organization }) {
    const run = runs.find(({ kind }) => kind === 'install');
    if (run?.state === 'running') return { code: 'under-way', values: { step: run.step } };
    if (run?.state === 'failed') return { code: 'failed', values: aboutError(run) };
    return { code: run || organization.readUntil !== undefined ? 'finished' : 'none' };
  },
});
