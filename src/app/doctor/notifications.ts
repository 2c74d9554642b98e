import { defineOrganizationCheck } from './check.ts';
import { timeText } from './time-text.ts';

/** Whether Zoho's notifications arrive here. */
export const notifications = defineOrganizationCheck({
  id: 'notifications',
  title: { en: 'Last notification', zh: '最近通知' },
  findings: {
    heard: {
      severity: 'fine',
      sentence: { en: 'Zoho last called at about {at}.', zh: 'Zoho 最近一次通知约在 {at}。' },
    },
    silent: {
      severity: 'unknown',
      sentence: {
        en: 'Zoho has not called since the channel was opened: nothing has changed, or its calls do not arrive.',
        zh: '通道打开以来尚未收到 Zoho 的通知：可能没有变更，也可能通知未能送达。',
      },
      remedy: {
        en: 'Change a deal in the CRM and run this again; if nothing has arrived, see that Zoho can reach the public address.',
        zh: '请在 CRM 中修改一条商机后再检查；如仍未收到，请确认 Zoho 能访问对外地址。',
      },
    },
  },
  evaluate({ organization, channels }) {
    const heardAt = Math.max(...channels.map((each) => each.heardAt ?? 0), 0);
    if (heardAt === 0) return { code: 'silent' };
    return { code: 'heard', values: { at: timeText(heardAt, organization.profile.timeZone) } };
  },
});
