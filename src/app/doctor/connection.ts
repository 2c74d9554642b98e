import { defineOrganizationCheck } from './check.ts';

/** Whether Zoho accepts our access to the organization. */
export const connection = defineOrganizationCheck({
  id: 'connection',
  title: { en: 'Access', zh: '访问授权' },
  findings: {
    works: {
      severity: 'fine',
      sentence: { en: 'Zoho accepts our access.', zh: 'Zoho 接受当前授权。' },
    },
    disconnected: {
      severity: 'warning',
      sentence: {
        en: 'The organization is disconnected; what is known of it is still kept.',
        zh: '该组织已断开连接，但数据仍保留。',
      },
      remedy: {
        en: 'Connect it again, or delete what is kept: tierwise organizations purge {id} --confirm {id}',
        zh: '请重新连接，或清除其数据：tierwise organizations purge {id} --confirm {id}',
      },
    },
    revoked: {
      severity: 'problem',
      sentence: {
        en: 'Zoho no longer accepts our access: it was withdrawn, or the user who connected was deactivated.',
        zh: 'Zoho 已不再接受授权：授权被撤销，或进行连接的用户已被停用。',
      },
      remedy: {
        en: 'Have an administrator connect the organization again; after 30 days without access its data is deleted.',
        zh: '请由管理员重新连接该组织；连续 30 天无法访问后，其数据将被删除。',
      },
    },
    'client-refused': {
      severity: 'problem',
      sentence: { en: 'Zoho refuses this server: {detail}.', zh: 'Zoho 拒绝了本服务：{detail}。' },
      remedy: {
        en: 'Compare ZOHO_CLIENT_ID and ZOHO_CLIENT_SECRET with the client at api-console.zoho.com, in the organization’s data center.',
        zh: '请将 ZOHO_CLIENT_ID 和 ZOHO_CLIENT_SECRET 与 api-console.zoho.com 中的客户端核对（注意该组织所在的数据中心）。',
      },
    },
    'slowed-down': {
      severity: 'warning',
      sentence: {
        en: 'Zoho asks us to slow down; or the organization’s API credits of the day are used up.',
        zh: 'Zoho 要求降低频率，或该组织当日的 API 额度已用完。',
      },
      remedy: { en: 'Run this again in ten minutes.', zh: '请十分钟后再检查。' },
    },
    unreachable: {
      severity: 'problem',
      sentence: { en: 'Zoho does not answer ({detail}).', zh: 'Zoho 没有响应（{detail}）。' },
      remedy: {
        en: 'Check that this machine can reach Zoho; Tierwise tries again by itself.',
        zh: '请检查本机能否访问 Zoho；Tierwise 会自动重试。',
      },
    },
  },
  evaluate({ organization, hasTokens, profile }) {
    const { id, status } = organization;
    if (status === 'disconnected') return { code: 'disconnected', values: { id } };
    if (!hasTokens) return { code: 'revoked' };
    if ('value' in profile) return { code: 'works' };
    const { code, detail } = profile.failure;
    if (code === 'crm-permission-missing') return { code: 'works' };
    if (code === 'crm-access-revoked' || code === 'organization-not-connected') {
      return { code: 'revoked' };
    }
    if (code === 'crm-rate-limited') return { code: 'slowed-down' };
    if (code === 'crm-refused') return { code: 'client-refused', values: { detail } };
    return { code: 'unreachable', values: { detail: detail || code } };
  },
});
