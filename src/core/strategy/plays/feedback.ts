import type { Play } from '../play.ts';

/** Satisfaction asked for regularly, stored, and acted on. */
export const feedbackPlays: readonly Play[] = [
  {
    id: 'ask-satisfaction',
    purpose: 'knowledge',
    when: { lifecycle: ['first-purchase', 'repeat', 'won-back'] },
    title: { en: 'Ask how satisfied they are', zh: '满意度回访' },
    what: {
      en: 'Ask for a score from 0 to 10 and the reason for it, and store both on the account for its portrait, health and loyalty.',
      zh: '请客户打分（0–10 分）并说明理由，结果录入系统，用于客户画像、健康度和忠诚度评估。',
    },
    who: 'service',
    cadence: { kind: 'every', days: 180 },
    taskDueInDays: 14,
    priority: 61,
    involves: ['contact'],
  },
  {
    id: 'act-on-feedback',
    purpose: 'service',
    when: { lifecycle: ['first-purchase', 'repeat', 'won-back', 'at-risk'] },
    title: { en: 'Act on the feedback', zh: '闭环处理客户反馈' },
    what: {
      en: 'Thank the customer for the feedback, say what will change and by when, and report once it is done.',
      zh: '感谢客户的反馈，说明改什么、何时改好，完成后再告知客户。',
    },
    who: 'service',
    cadence: { kind: 'after', event: 'feedback', days: 2 },
    taskDueInDays: 2,
    priority: 89,
  },
];
