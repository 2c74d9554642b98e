import { defineOrganizationCheck } from './check.ts';

/** Whether the user who connected may do what Tierwise does in his name. */
export const administrator = defineOrganizationCheck({
  id: 'administrator',
  title: { en: 'Connected user', zh: '连接用户' },
  findings: {
    administrator: {
      severity: 'fine',
      sentence: { en: '{name} is an administrator.', zh: '{name} 是管理员。' },
    },
    'not-administrator': {
      severity: 'problem',
      sentence: {
        en: '{name}, who connected the organization, has the profile “{profile}”: accounts may be hidden from Tierwise, and fields cannot be made.',
        zh: '进行连接的用户 {name} 属于配置文件“{profile}”：Tierwise 可能看不到部分客户，也无法创建字段。',
      },
      remedy: {
        en: 'Give the user the Administrator profile, or have an administrator connect the organization again.',
        zh: '请将该用户改为管理员配置文件，或由管理员重新连接该组织。',
      },
    },
    unknown: {
      severity: 'unknown',
      sentence: { en: 'Not looked at: Zoho did not tell.', zh: '未检查：Zoho 未返回用户信息。' },
      remedy: { en: 'Mend the access first.', zh: '请先解决访问授权问题。' },
    },
  },
  evaluate({ user }) {
    if ('failure' in user) return { code: 'unknown' };
    const { name, profileName: profile, isAdministrator } = user.value;
    return {
      code: isAdministrator ? 'administrator' : 'not-administrator',
      values: { name, profile },
    };
  },
});
