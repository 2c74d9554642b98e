import { accountCheck } from './account-check.ts';

/** Accounts that are their own ancestors. */
export const parentsInACircle = accountCheck(
  'parents-in-a-circle',
  {
    sentence: {
      en: '{count, plural, one {# account is its} other {# accounts are their}} own parent by way of others; the smallest id is taken as the top.',
      zh: '{count} 个客户的上级关系成环，已以编号最小者为顶层。',
    },
    remedy: {
      en: 'Clear Parent Account of the one that is the real top.',
      zh: '请清空实际顶层客户的“上级客户”。',
    },
  },
  ({ groups: { findings } }) => {
    const inCircles = new Set(
      findings.flatMap((finding) => (finding.kind === 'cycle' ? finding.accountIds : [])),
    );
    return ({ id }) => inCircles.has(id);
  },
);
