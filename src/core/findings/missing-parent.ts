import { accountCheck } from './account-check.ts';

/** Accounts whose parent account is gone. */
export const missingParent = accountCheck(
  'missing-parent',
  {
    sentence: {
      en: '{count, plural, one {# account names} other {# accounts name}} a parent account that does not exist and {count, plural, one {is} other {are}} taken as the top of {count, plural, one {its} other {their}} group.',
      zh: '{count} 个客户的上级客户不存在，已作为集团顶层处理。',
    },
    remedy: {
      en: 'Correct or clear Parent Account.',
      zh: '请更正或清空“上级客户”。',
    },
  },
  ({ book: { indexOf } }) =>
    ({ parentId }) =>
      parentId !== undefined && indexOf.get(parentId) === undefined,
);
