import { bulkRowsFrom } from '../../core/fields/write-credits.ts';
import { bulkWriteRestMs } from '../may-write-in-bulk.ts';
import { defineOrganizationCheck } from './check.ts';
import { timeText } from './time-text.ts';

/** Whether many accounts may be written at once, and what came of it. */
export const bulkWrite = defineOrganizationCheck({
  id: 'bulk-write',
  title: { en: 'Bulk writes', zh: '批量写入' },
  findings: {
    'not-needed': {
      severity: 'fine',
      sentence: {
        en: 'Not needed for {accounts} accounts: bulk writes cost less above {rows} at once.',
        zh: '共 {accounts} 个客户，无需批量写入：一次超过 {rows} 个客户时才更省额度。',
      },
    },
    'not-confirmed': {
      severity: 'fine',
      sentence: {
        en: 'Not in use. They would save credits for {accounts} accounts; to see whether they set off automation: tierwise organizations bulk-write {id}',
        zh: '未启用。共 {accounts} 个客户，启用可节省额度；如需查看是否会触发自动化：tierwise organizations bulk-write {id}',
      },
    },
    confirmed: {
      severity: 'fine',
      sentence: {
        en: 'In use above {rows} accounts at once: {name} confirmed at {at} that they set off no automation.',
        zh: '一次超过 {rows} 个客户时启用：{name} 已于 {at} 确认不会触发自动化。',
      },
    },
    'under-way': {
      severity: 'fine',
      sentence: {
        en: 'One has been under way since {at}.',
        zh: '正在进行，开始于 {at}。',
      },
    },
    failed: {
      severity: 'warning',
      sentence: {
        en: 'One came to nothing at {at}; until {until} accounts are written a hundred at a time.',
        zh: '{at} 的批量写入未能完成；{until} 之前按每次一百个客户写入。',
      },
      remedy: {
        en: 'Nothing has to be done; the server’s log says why it failed. To try one account by itself: tierwise organizations bulk-write {id}',
        zh: '无需处理，失败原因见服务日志。可先用一个客户试写：tierwise organizations bulk-write {id}',
      },
    },
  },
  evaluate({ now, organization, accountCount: accounts }) {
    const { id, profile } = organization;
    const { bulkWriteConfirmedAt, bulkWriteConfirmedBy: name = '?' } = organization;
    const inTime = (instant: number) => timeText(instant, profile.timeZone);
    const rows = bulkRowsFrom - 1;
    if (organization.bulkWrite) {
      return { code: 'under-way', values: { at: inTime(organization.bulkWrite.begunAt) } };
    }
    if (bulkWriteConfirmedAt === undefined) {
      const code = accounts < bulkRowsFrom ? 'not-needed' : 'not-confirmed';
      return { code, values: { id, accounts, rows } };
    }
    const failedAt = organization.bulkWriteFailedAt;
    if (failedAt !== undefined && now < failedAt + bulkWriteRestMs) {
      const until = inTime(failedAt + bulkWriteRestMs);
      return { code: 'failed', values: { id, at: inTime(failedAt), until } };
    }
    return { code: 'confirmed', values: { rows, name, at: inTime(bulkWriteConfirmedAt) } };
  },
});
