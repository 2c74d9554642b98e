import { createSpeaker } from '../messages/create-speaker.ts';
import type { Message } from '../messages/message.ts';
import type { Cadence } from './cadence.ts';

const daysEn = '{days, plural, one {# day} other {# days}}';

const say = createSpeaker('cadence', {
  'after-purchase': { en: `within ${daysEn} of a purchase`, zh: '购买后 {days} 天内' },
  'after-missed-purchase': {
    en: `within ${daysEn} of missing a usual order`,
    zh: '错过惯常采购时间后 {days} 天内',
  },
  'after-feedback': { en: `within ${daysEn} of the feedback`, zh: '收到反馈后 {days} 天内' },
  'after-class-entered': {
    en: `within ${daysEn} of entering the class`,
    zh: '进入该分类后 {days} 天内',
  },
  'before-expected-purchase': {
    en: `${daysEn} before the next usual order`,
    zh: '惯常采购日前 {days} 天',
  },
  'every-7': { en: 'every week', zh: '每周一次' },
  'every-30': { en: 'once a month', zh: '每月一次' },
  'every-60': { en: 'every two months', zh: '每两个月一次' },
  'every-90': { en: 'every quarter', zh: '每季度一次' },
  'every-180': { en: 'every half-year', zh: '每半年一次' },
  'every-365': { en: 'once a year', zh: '每年一次' },
  every: { en: `every ${daysEn}`, zh: '每 {days} 天一次' },
  'on-new-product': { en: 'at a new product', zh: '有新品时' },
  'on-promotion': { en: 'at a promotion', zh: '有促销活动时' },
  'on-expert-visit': { en: 'when an expert visits', zh: '有专家到访时' },
  'on-holiday': { en: 'on holidays', zh: '节日期间' },
  'on-birthday': { en: 'on birthdays', zh: '生日当天' },
  'on-new-deal': { en: 'at each new deal', zh: '每次新建商机时' },
});

/** How often or by when a play is to be done, in words. */
export function describeCadence(cadence: Cadence): Message {
  switch (cadence.kind) {
    case 'after':
      return say(`after-${cadence.event}`, { days: cadence.days });
    case 'before':
      return say(`before-${cadence.event}`, { days: cadence.days });
    case 'on':
      return say(`on-${cadence.occasion}`);
    case 'every':
      return say(periodName(cadence.days), { days: cadence.days });
  }
}

const namedPeriods = [7, 30, 60, 90, 180, 365] as const;

function periodName(days: number): 'every' | `every-${(typeof namedPeriods)[number]}` {
  const named = namedPeriods.find((period) => period === days);
  return named === undefined ? 'every' : `every-${named}`;
}
