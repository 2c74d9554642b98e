import { renderColumn } from '../metadata/render-column.ts';
import { canSee } from '../organization/permissions.ts';
import { parseQuery } from '../query/parse-query.ts';
import type { Query } from '../query/query.ts';
import { QueryProblem } from '../query/query-problem.ts';
import { runQuery } from '../query/run-query.ts';
import { notEmulated } from './common-answers.ts';
import { refuseByProfile } from './find-module.ts';
import { type Answer, type Call, unreadable } from './operation.ts';
import { refusal, refuse, unparsable } from './refusals.ts';
import { isCovered } from './scopes.ts';

/** `POST /coql`: runs a query. */
export function queryRecords(call: Call): Answer {
  try {
    return answerQuery(call);
  } catch (problem) {
    if (!(problem instanceof QueryProblem)) throw problem;
    if (problem.code === 'NOT_EMULATED') return notEmulated(problem.details);
    return refuse(400, refusal(problem.code, problem.message, problem.details));
  }
}

/** Credits a query costs: by the rows it asks for (https://www.zoho.com/crm/developer/docs/api/v8/api-limits.html). */
export function priceOfQuery(call: Call): number {
  try {
    const { limit } = readQuery(call);
    return limit <= 200 ? 1 : limit <= 1000 ? 2 : 3;
  } catch {
    return 1;
  }
}

function answerQuery(call: Call): Answer {
  if (call.body === unreadable) return refuse(400, unparsable);
  const query = readQuery(call);
  const meta = (call.body as { include_meta?: unknown }).include_meta;
  if (meta !== undefined && !(Array.isArray(meta) && meta.length === 1 && meta[0] === 'fields'))
    throw new QueryProblem('INVALID_DATA', 'invalid data', {
      api_name: 'include_meta',
      json_path: '$.include_meta[0]',
      supported_values: ['fields'],
    });
  const { organization, user, grant } = call;
  const module = organization.modules.get(query.module);
  if (!module) throw new QueryProblem('INVALID_MODULE', 'the given module is not supported in api');
  if (!isCovered(grant.scopes, `ZohoCRM.modules.${module.apiName}.READ`))
    return refuse(401, refusal('OAUTH_SCOPE_MISMATCH', 'Unauthorized'));
  const refused = refuseByProfile(call, module, 'read');
  if (refused) return refused;
  const isVisible = canSee.bind(undefined, organization, user);
  const { rows, hasMore } = runQuery(organization, module, query, isVisible);
  if (rows.length === 0) return { status: 204 };
  const fields = meta && { fields: describeColumns(call, query) };
  const info = { count: rows.length, more_records: hasMore };
  return { status: 200, body: { data: rows, ...fields, info } };
}

function readQuery({ body }: Call): Query {
  const text = (body as { select_query?: unknown } | undefined)?.select_query;
  if (typeof text === 'string') return parseQuery(text);
  const details = { api_name: 'select_query' };
  throw new QueryProblem('MANDATORY_NOT_FOUND', 'mandatory key not found', details);
}

function describeColumns({ organization, user }: Call, query: Query): Record<string, unknown> {
  const module = organization.modules.get(query.module);
  const entries = query.columns.flatMap(({ path, alias }) => {
    const field = module?.fields.find(({ apiName }) => apiName === path);
    return module && field ? [[alias, renderColumn(organization, user, module, field)]] : [];
  });
  return Object.fromEntries(entries);
}
