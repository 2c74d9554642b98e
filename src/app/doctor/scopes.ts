import { defineOrganizationCheck } from './check.ts';
import { failuresIn, type OrganizationFacts } from './organization-facts.ts';

/** Whether the consent covers everything Tierwise does. */
export const scopes = defineOrganizationCheck({
  id: 'scopes',
  title: { en: 'Rights granted', zh: '授权范围' },
  findings: {
    granted: {
      severity: 'fine',
      sentence: {
        en: 'The consent covers what Tierwise reads.',
        zh: '授权覆盖 Tierwise 所需的读取操作。',
      },
    },
    missing: {
      severity: 'problem',
      sentence: {
        en: 'The consent does not cover: {operations}.',
        zh: '授权未覆盖：{operations}。',
      },
      remedy: {
        en: 'Connect the organization again and accept everything that is asked; an earlier version asked for less.',
        zh: '请重新连接该组织并同意全部授权项；旧版本申请的权限较少。',
      },
    },
    unknown: {
      severity: 'unknown',
      sentence: { en: 'Not looked at: Zoho did not answer.', zh: '未检查：Zoho 未响应。' },
      remedy: { en: 'Mend the access first.', zh: '请先解决访问授权问题。' },
    },
  },
  evaluate(facts) {
    const operations = operationsWithoutScope(facts);
    if (operations.length > 0) {
      return { code: 'missing', values: { operations: operations.join(', ') } };
    }
    return { code: failuresIn(facts).length > 0 ? 'unknown' : 'granted' };
  },
});

/** Those that Zoho has just refused, and the one for which the last run failed: writing is not tried here. */
function operationsWithoutScope(facts: OrganizationFacts): string[] {
  const ofRuns = facts.runs
    .filter(
      ({ updatedAt, state }) => state === 'failed' && updatedAt > facts.organization.connectedAt,
    )
    .slice(0, 1)
    .filter(({ error }) => error === 'crm-permission-missing')
    .map(({ errorDetail = '' }) => errorDetail);
  const ofCalls = failuresIn(facts)
    .filter(({ code }) => code === 'crm-permission-missing')
    .map(({ detail }) => detail);
  const operations = [...ofCalls, ...ofRuns].flatMap(
    (detail) => /^an OAuth scope for (.+)$/.exec(detail)?.[1] ?? [],
  );
  return [...new Set(operations)];
}
