import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../accounts/form.ts';
import type { Grants } from '../accounts/grants.ts';
import type { RequestFault } from '../limits/faults.ts';
import { playFault, takesEffect } from '../limits/play-fault.ts';
import { maskToken } from '../request-log.ts';
import { zohoTime } from '../zoho-time.ts';
import { authenticate, type Identity } from './authenticate.ts';
import {
  internalError,
  invalidRequestMethod,
  invalidToken,
  invalidUrlPattern,
  isNotEmulated,
  notEmulated,
  organizationDisabled,
  tooManyRequests,
} from './common-answers.ts';
import type { Exchange } from './exchange.ts';
import { execute } from './execute.ts';
import { type LeftOut, leftOut } from './left-out.ts';
import { createMatcher } from './match-operation.ts';
import { type Answer, type Call, type Operation, type Tenant, unreadable } from './operation.ts';
import { nameOfOperation, operations } from './operations.ts';
import { readUpload } from './read-upload.ts';
import { payloadOf, sendAnswer, showCredits } from './send-answer.ts';

interface Deps {
  readonly grants: Grants;
  readonly tenants: ReadonlyMap<string, Tenant>;
  /** Origin of the API; known once it listens. */
  readonly urls: { readonly api: string };
  readonly stopped: AbortSignal;
  readonly observe: ((exchange: Exchange) => void) | undefined;
}

const recordsPrefix = '/crm/v8/';
const bulkPrefix = '/crm/bulk/v8/';
/** Of the files in which bulk writes tell what became of them; at Zoho on a host of their own. */
const resultPrefix = '/v2/crm/';

/** Whether a path belongs to the API, in whatever version. */
export function isOfApi(path: string): boolean {
  return path.startsWith(resultPrefix) || /^\/crm\/(bulk\/)?v\d/.test(path);
}

/** A path as the router table names it. */
function pathInTable(path: string): string {
  if (path.startsWith(bulkPrefix)) return `/bulk/${path.slice(bulkPrefix.length)}`;
  if (path.startsWith(resultPrefix)) return `/results/${path.slice(resultPrefix.length)}`;
  return path.slice(recordsPrefix.length - 1);
}

const findOperation = createMatcher<Operation | LeftOut>([...operations, ...leftOut]);

/** A request on its way to an operation. */
interface Arrival {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
  readonly url: URL;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Answers one request to the API. */
export async function handleApiRequest(
  deps: Deps,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', deps.urls.api);
  const version = /^\/crm\/(?:bulk\/)?(v[\d.]+)/.exec(url.pathname)?.[1] ?? 'v8';
  if (version !== 'v8') return sendAnswer(response, notEmulated({ version }));
  const found = findOperation(request.method ?? 'GET', pathInTable(url.pathname));
  if (found === 'no-such-path') return sendAnswer(response, invalidUrlPattern);
  if (found === 'no-such-method') return sendAnswer(response, invalidRequestMethod);
  const { operation, params } = found;
  if (!('handle' in operation)) return sendAnswer(response, notEmulated());
  const arrival: Arrival = { operation, params, url, request, response };
  const identity = authenticate(deps.grants, deps.tenants, request.headers.authorization);
  if ('status' in identity) return finish(deps, arrival, undefined, identity);
  const { gate } = identity.tenant;
  // A slot is taken on arrival and given back when the answer has gone out, so that calls at once are counted as such.
  const leave = gate.enter(identity.grant.clientId);
  if (!leave)
    return finish(deps, arrival, callOf(deps, arrival, identity, undefined), tooManyRequests);
  response.once('close', leave);
  const bytes = await readBody(request);
  const file = await readUpload(request.headers, bytes);
  const call = { ...callOf(deps, arrival, identity, file ? undefined : parseJson(bytes)), file };
  if (arrival.operation.isCostly?.(call)) {
    const leaveCostly = gate.enterCostly(identity.grant.clientId);
    if (!leaveCostly) return finish(deps, arrival, call, tooManyRequests);
    response.once('close', leaveCostly);
  }
  response.setHeader('x-accesstoken-reset', zohoTime(identity.expiresAt, 'UTC'));
  await answer(deps, arrival, call);
}

async function answer(deps: Deps, arrival: Arrival, call: Call): Promise<void> {
  const name = nameOfOperation(arrival.operation);
  const fault = call.tenant.faults.drawForRequest(name, call.params['module']);
  const works = fault === undefined || takesEffect(fault);
  const done = works ? await execute(arrival.operation, call, name) : undefined;
  const payload = payloadOf(done?.answer ?? internalError);
  if (fault && (await playFault(fault, arrival.response, payload, deps.stopped))) {
    remember(arrival, call, arrival.response.statusCode, done?.credits ?? 0, fault.kind);
    return;
  }
  const isDisguised = fault !== undefined && fault.kind !== 'slow';
  const shown = done && !isDisguised ? done.answer : faultAnswer(fault);
  finish(deps, arrival, call, shown, { credits: done?.credits ?? 0, fault: fault?.kind });
}

function finish(
  { observe }: Deps,
  arrival: Arrival,
  call: Call | undefined,
  shown: Answer,
  { credits, fault }: { credits: number; fault?: string | undefined } = { credits: 0 },
): void {
  if (call) {
    remember(arrival, call, shown.status, credits, fault);
    showCredits(arrival.response, call.tenant.credits);
  }
  sendAnswer(arrival.response, shown);
  if (!observe || isNotEmulated(shown)) return;
  const { params, url, operation } = arrival;
  const body = call?.body === unreadable ? undefined : call?.body;
  const query = Object.fromEntries(url.searchParams);
  const zgid = call?.organization.facts.zgid;
  observe({ operation: nameOfOperation(operation), zgid, params, query, body, answer: shown });
}

function callOf(
  deps: Deps,
  arrival: Arrival,
  { tenant, user, grant }: Identity,
  body: unknown,
): Call {
  return {
    tenant,
    organization: tenant.organization,
    user,
    grant,
    params: arrival.params,
    query: arrival.url.searchParams,
    headers: arrival.request.headers,
    body,
    apiUrl: deps.urls.api,
  };
}

/** The faults that have a body in Zoho's own form. */
function faultAnswer(fault: RequestFault | undefined): Answer {
  if (fault?.kind === 'unauthorized') return invalidToken;
  if (fault?.kind === 'disabled') return organizationDisabled;
  if (fault?.kind === 'throttled') return tooManyRequests;
  return { ...internalError, status: fault?.status ?? internalError.status };
}

function remember(
  { request, operation }: Arrival,
  { tenant, user, grant }: Call,
  status: number,
  credits: number,
  fault: string | undefined,
): void {
  tenant.requests.add({
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    operation: nameOfOperation(operation),
    status,
    credits,
    userId: user.id,
    clientId: grant.clientId,
    authorization: maskToken(request.headers.authorization ?? ''),
    at: tenant.organization.clock.now(),
    fault,
  });
}

/** Zoho reads a body as JSON whatever its Content-Type says; its own SDK sends none. */
function parseJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return unreadable;
  }
}
