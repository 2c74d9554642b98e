import { defineOrganizationCheck } from './check.ts';
import { timeText } from './time-text.ts';

/** A channel that ends sooner than this should have been replaced: it is, a day before its end. */
const endsSoonMs = 12 * 3_600_000;

/** Whether Zoho will tell of changes. */
export const channel = defineOrganizationCheck({
  id: 'channel',
  title: { en: 'Notification channel', zh: '通知通道' },
  findings: {
    alive: {
      severity: 'fine',
      sentence: {
        en: 'The notification channel lasts until {until}.',
        zh: '通知通道有效期至 {until}。',
      },
    },
    'ends-soon': {
      severity: 'warning',
      sentence: {
        en: 'The notification channel ends at {until} and was not renewed.',
        zh: '通知通道将于 {until} 到期且尚未续期。',
      },
      remedy: {
        en: 'Keep the server running: it renews the channel within minutes. If it does not, its log says why.',
        zh: '请保持服务运行，它会在几分钟内续期；若未续期，请查看服务日志。',
      },
    },
    none: {
      severity: 'problem',
      sentence: {
        en: 'No notification channel is open: changes arrive only with the poll, minutes late.',
        zh: '没有有效的通知通道：变更只能通过轮询获知，会延迟几分钟。',
      },
      remedy: {
        en: 'Keep the server running: it opens one within minutes. If it does not, its log says why.',
        zh: '请保持服务运行，它会在几分钟内打开通道；若未打开，请查看服务日志。',
      },
    },
    'lost-at-zoho': {
      severity: 'problem',
      sentence: {
        en: 'Zoho knows nothing of our notification channel any more.',
        zh: 'Zoho 已没有我们的通知通道。',
      },
      remedy: {
        en: 'The server opens a new one once changes were missed for an hour. Connecting the organization again does so at once.',
        zh: '漏收变更满一小时后，服务会自动打开新的通道；重新连接该组织则立即生效。',
      },
    },
  },
  evaluate({ now, organization, channels, channelsAtZoho }) {
    const alive = channels.filter(({ expiresAt }) => expiresAt > now);
    if (alive.length === 0) return { code: 'none' };
    const told = 'value' in channelsAtZoho ? channelsAtZoho.value : undefined;
    const ids = new Set(told?.map(({ channelId }) => channelId));
    const known = told ? alive.filter(({ channelId }) => ids.has(channelId)) : alive;
    if (known.length === 0) return { code: 'lost-at-zoho' };
    const endsAt = Math.max(...known.map(({ expiresAt }) => expiresAt));
    const code = endsAt - now < endsSoonMs ? 'ends-soon' : 'alive';
    return { code, values: { until: timeText(endsAt, organization.profile.timeZone) } };
  },
});
