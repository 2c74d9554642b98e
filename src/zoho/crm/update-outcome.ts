import { AppError } from '../../app/errors.ts';
import type { CrmUpdateOutcome } from '../../app/ports/crm.ts';
import { wordsOf, type ZohoAnswer, zohoAnswerSchema } from './zoho-answer.ts';

type Mend = Extract<CrmUpdateOutcome, { ok: false }>['mend'];

/**
 * What has to happen before a refused row can succeed: time (somebody holds the record, or Zoho is out of order), another
 * reading (somebody has changed the record), a permission, or a field (its value, its existence, a rule on it). A code that is
 * not listed is taken as a matter of the field: repeating it unchanged would spend credits for nothing.
 */
const mends: Record<string, Mend> = {
  RECORD_LOCKED: 'later',
  BLOCKED_RECORD: 'later',
  RECORD_IN_BLUEPRINT: 'later',
  NOT_APPROVED: 'later',
  NOT_REVIEWED: 'later',
  ALREADY_MODIFIED: 'read-again',
  ALREADY_SCHEDULED: 'later',
  CANNOT_PROCESS: 'later',
  DEPENDENT_SERVICE_ERROR: 'later',
  INTERNAL_ERROR: 'later',
  SERVICE_UNAVAILABLE: 'later',
  TOO_MANY_REQUESTS: 'later',
  RATE_LIMIT_EXCEEDED: 'later',
  NO_PERMISSION: 'permission',
  AUTHORIZATION_FAILED: 'permission',
  PERMISSION_DENIED: 'permission',
  NOT_ALLOWED: 'permission',
  OAUTH_SCOPE_MISMATCH: 'permission',
  NOT_FOUND: 'record-gone',
  RECORD_NOT_FOUND: 'record-gone',
  RESOURCE_NOT_FOUND: 'record-gone',
  ID_ALREADY_DELETED: 'record-gone',
  INVALID_DATA: 'field',
  MANDATORY_NOT_FOUND: 'field',
  DUPLICATE_DATA: 'field',
  DEPENDENT_FIELD_MISSING: 'field',
  DEPENDENT_MISMATCH: 'field',
  EXPECTED_FIELD_MISSING: 'field',
  AMBIGUITY_DURING_PROCESSING: 'field',
  UNABLE_TO_PARSE_DATA_TYPE: 'field',
  LIMIT_EXCEEDED: 'field',
};

/** Of several refusals of one row the hardest to mend tells what has to happen. */
const hardestFirst: Mend[] = ['record-gone', 'permission', 'field', 'read-again', 'later'];

/** What became of the update of an account, from Zoho's answer for its row. */
export function updateOutcome(id: string, answer: ZohoAnswer): CrmUpdateOutcome {
  if (answer.code === 'SUCCESS') {
    // Rows are matched by position; were Zoho ever to reorder them, a success would be booked on the wrong account.
    if (answer.details?.id !== id)
      throw new AppError('crm-unavailable', 'answers in another order than asked');
    return { id, ok: true };
  }
  const refusal = hardestOf(answer);
  return {
    id,
    ok: false,
    code: refusal.code,
    detail: wordsOf(refusal),
    mend: mendOf(refusal),
    ...modifiedIn(refusal),
  };
}

/**
 * What became of the update of an account, from its row in the file of a bulk write: `UPDATED`, or refusals as
 * `CODE-column:CODE-column`. A row that was passed over without a word is tried again.
 */
export function rowOutcome(id: string, status: string, errors: string): CrmUpdateOutcome {
  if (status === 'UPDATED') return { id, ok: true };
  const refusals = errors.split(':').map((error): ZohoAnswer => {
    const [, code = '', column] = /^([A-Z_]*)-?(.*)$/s.exec(error) ?? [];
    return { code: code || 'CANNOT_PROCESS', details: { api_name: column } };
  });
  return updateOutcome(id, { code: 'MULTIPLE_OR_MULTI_ERRORS', details: { errors: refusals } });
}

/** When the record of a refusal was changed last, where it tells. */
function modifiedIn({ code, details }: ZohoAnswer): { modifiedAt?: number } {
  const modifiedAt = Date.parse(details?.Modified_Time ?? '');
  return code === 'ALREADY_MODIFIED' && !Number.isNaN(modifiedAt) ? { modifiedAt } : {};
}

/** The refusal itself, or the hardest of those it bundles (`MULTIPLE_OR_MULTI_ERRORS`). */
function hardestOf(answer: ZohoAnswer): ZohoAnswer {
  const bundled = (answer.details?.errors ?? []).flatMap((each) => {
    const refusal = zohoAnswerSchema.safeParse(each);
    return refusal.success ? [refusal.data] : [];
  });
  const rank = (refusal: ZohoAnswer) => hardestFirst.indexOf(mendOf(refusal));
  return bundled.toSorted((a, b) => rank(a) - rank(b))[0] ?? answer;
}

function mendOf({ code, details }: ZohoAnswer): Mend {
  // Zoho has no word of its own for a record that is not there: its id is "invalid data".
  if (code === 'INVALID_DATA' && details?.api_name === 'id') return 'record-gone';
  return mends[code] ?? 'field';
}
