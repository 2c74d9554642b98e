import { defineOrganizationCheck } from './check.ts';
import { mostWriteErrors } from './organization-facts.ts';
import { timeText } from './time-text.ts';

/** Whether classes reach the CRM. */
export const writes = defineOrganizationCheck({
  id: 'writes',
  title: { en: 'Writing', zh: '回写' },
  findings: {
    written: {
      severity: 'fine',
      sentence: { en: 'No account was refused.', zh: '没有写入失败的客户。' },
    },
    paused: {
      severity: 'warning',
      sentence: {
        en: 'Nothing is written since {since}, because a run was undone.',
        zh: '因撤销了一次运行，自 {since} 起已暂停回写。',
      },
      remedy: {
        en: 'When the classes are as you wish, publish a policy or run: tierwise organizations resume {id}',
        zh: '确认分级无误后，发布新策略即恢复回写，也可运行：tierwise organizations resume {id}',
      },
    },
    refused: {
      severity: 'warning',
      sentence: {
        en: '{count} accounts could not be written: {codes}. For example {accountId}.',
        zh: '{count} 个客户未能写入：{codes}。例如 {accountId}。',
      },
      remedy: {
        en: 'Look at such an account in the CRM: a lock, an approval or a validation rule keeps it from being changed. Locked ones are tried again by themselves, all of them when the organization is connected again.',
        zh: '请在 CRM 中查看这些客户：可能被锁定、待审批或受验证规则限制。被锁定的会自动重试，重新连接该组织会全部重试。',
      },
    },
  },
  evaluate({ writeErrors, organization: { id, writesPausedAt, profile } }) {
    if (writesPausedAt !== undefined) {
      return { code: 'paused', values: { id, since: timeText(writesPausedAt, profile.timeZone) } };
    }
    const [first] = writeErrors;
    if (!first) return { code: 'written' };
    const counts = new Map<string, number>();
    for (const { error } of writeErrors) counts.set(error, (counts.get(error) ?? 0) + 1);
    const isMore = writeErrors.length >= mostWriteErrors;
    return {
      code: 'refused',
      values: {
        count: `${isMore ? '≥ ' : ''}${writeErrors.length}`,
        codes: [...counts].map(([code, count]) => `${code} (${count})`).join(', '),
        accountId: first.accountId,
      },
    };
  },
});
