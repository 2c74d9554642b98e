import { isDeaf } from '../is-deaf.ts';
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
    incomplete: {
      severity: 'fine',
      sentence: {
        en: 'Zoho last called at about {at}. Changes that were found without it: {count}.',
        zh: 'Zoho 最近一次通知约在 {at}；另有 {count} 处变更未收到通知，已自动补上。',
      },
    },
    deaf: {
      severity: 'warning',
      sentence: {
        en: 'Zoho has not called since {since}. Changes that were found without it: {count}.',
        zh: '自 {since} 起未收到 Zoho 的任何通知；另有 {count} 处变更已由定时同步发现。',
      },
      remedy: {
        en: 'See that Zoho can reach the public address. Nothing is lost meanwhile, only minutes late; the server opens a new channel every hour.',
        zh: '请确认 Zoho 能访问对外地址。期间数据不会遗漏，只会晚几分钟；服务每小时会重新打开通道。',
      },
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
    const text = (instant: number) => timeText(instant, organization.profile.timeZone);
    const [channel] = channels.toSorted((a, b) => b.expiresAt - a.expiresAt);
    const { heardAt, missed } = channel ?? {};
    const since = heardAt ?? missed?.deafSince;
    if (channel && missed && since !== undefined && isDeaf(channel))
      return { code: 'deaf', values: { since: text(since), count: missed.count } };
    if (heardAt === undefined) return { code: 'silent' };
    if (!missed) return { code: 'heard', values: { at: text(heardAt) } };
    return { code: 'incomplete', values: { at: text(heardAt), count: missed.count } };
  },
});
