import type { Text } from '../core/text.ts';

/** Why an account could not be written, as far as what has to be done differs. */
export type WriteProblem =
  | 'locked'
  | 'in-blueprint'
  | 'not-approved'
  | 'no-permission'
  | 'value-refused'
  | 'rule'
  | 'gone'
  | 'unavailable';

/** A problem in words, with what to do and what Tierwise does by itself. */
export const writeProblems: Readonly<Record<WriteProblem, { sentence: Text; remedy: Text }>> = {
  locked: {
    sentence: { en: 'The record is locked.', zh: '记录已被锁定。' },
    remedy: {
      en: 'Nothing to do: it is tried again, at first after 15 minutes, until it is unlocked.',
      zh: '无需操作：系统会自动重试（最短 15 分钟），直至解锁。',
    },
  },
  'in-blueprint': {
    sentence: { en: 'The record is in a blueprint.', zh: '记录正处于蓝图流程中。' },
    remedy: {
      en: 'Nothing to do: it is tried again until the record has left the blueprint. To write at once, allow edits of the class fields in that state.',
      zh: '无需操作：记录离开蓝图后会自动写入。如需立即写入，请在该状态中允许编辑分级字段。',
    },
  },
  'not-approved': {
    sentence: { en: 'The record waits for approval or review.', zh: '记录正在等待审批或审核。' },
    remedy: {
      en: 'Approve or reject it in the CRM; it is tried again by itself.',
      zh: '请在 CRM 中完成审批；之后系统会自动重试。',
    },
  },
  'no-permission': {
    sentence: {
      en: 'The connected user may not change this record.',
      zh: '连接用户无权修改该记录。',
    },
    remedy: {
      en: 'Give the user’s profile or role the right to edit it, then run tierwise organizations resume ID.',
      zh: '请为该用户的配置文件或角色开通编辑权限，然后运行 tierwise organizations resume 组织ID。',
    },
  },
  'value-refused': {
    sentence: {
      en: 'Zoho refuses a value, such as one that a picklist lacks.',
      zh: 'Zoho 拒绝了某个值，例如下拉字段中缺少该选项。',
    },
    remedy: {
      en: 'Lacking picklist values are added by themselves, fields that were deleted are written no more. Look at the fields with tierwise doctor, then run tierwise organizations resume ID.',
      zh: '缺少的选项会自动补充，已删除的字段不再写入。请用 tierwise doctor 检查字段，然后运行 tierwise organizations resume 组织ID。',
    },
  },
  rule: {
    sentence: {
      en: 'A rule of the CRM keeps the record from being saved.',
      zh: 'CRM 的规则阻止了该记录的保存。',
    },
    remedy: {
      en: 'Open the record, save it by hand and mend what the CRM complains of; then run tierwise organizations resume ID.',
      zh: '请打开该记录手动保存，并按 CRM 提示修正；然后运行 tierwise organizations resume 组织ID。',
    },
  },
  gone: {
    sentence: {
      en: 'The record is gone or hidden from the user.',
      zh: '记录已删除，或对该用户不可见。',
    },
    remedy: {
      en: 'Nothing to do when it was deleted. Else share it with the connected user.',
      zh: '若已删除则无需操作；否则请将该记录共享给连接用户。',
    },
  },
  unavailable: {
    sentence: { en: 'Zoho could not process the record.', zh: 'Zoho 暂时无法处理该记录。' },
    remedy: {
      en: 'Nothing to do: it is tried again by itself.',
      zh: '无需操作，系统会自动重试。',
    },
  },
};

const problemOfCode: Readonly<Record<string, WriteProblem>> = {
  RECORD_LOCKED: 'locked',
  BLOCKED_RECORD: 'locked',
  RECORD_IN_BLUEPRINT: 'in-blueprint',
  NOT_APPROVED: 'not-approved',
  NOT_REVIEWED: 'not-approved',
  NO_PERMISSION: 'no-permission',
  AUTHORIZATION_FAILED: 'no-permission',
  PERMISSION_DENIED: 'no-permission',
  NOT_ALLOWED: 'no-permission',
  OAUTH_SCOPE_MISMATCH: 'no-permission',
  INVALID_DATA: 'value-refused',
  UNABLE_TO_PARSE_DATA_TYPE: 'value-refused',
  LIMIT_EXCEEDED: 'value-refused',
  NOT_FOUND: 'gone',
  RECORD_NOT_FOUND: 'gone',
  RESOURCE_NOT_FOUND: 'gone',
  ID_ALREADY_DELETED: 'gone',
  'record-gone': 'gone',
  ALREADY_MODIFIED: 'unavailable',
  ALREADY_SCHEDULED: 'unavailable',
  CANNOT_PROCESS: 'unavailable',
  DEPENDENT_SERVICE_ERROR: 'unavailable',
  INTERNAL_ERROR: 'unavailable',
  SERVICE_UNAVAILABLE: 'unavailable',
  TOO_MANY_REQUESTS: 'unavailable',
  RATE_LIMIT_EXCEEDED: 'unavailable',
};

/** The problem behind the CRM's word for a refusal; mandatory fields, duplicates and all that is unheard of are rules. */
export function writeProblemOf(code: string): WriteProblem {
  return problemOfCode[code] ?? 'rule';
}
