import type { Request } from 'express';
import type { Values } from '../desk.ts';
import type { Lookup } from '../organization/module.ts';
import type { ZohoRecord } from '../organization/read-record.ts';
import { type CrmVisit, recordPath } from './crm-visit.ts';
import { type DealInput, inputOf, readInput, valuesOf } from './deal-form.ts';
import type { PageAnswer } from './page-answer.ts';
import { stateOf } from './regions.ts';
import { dealRegions, showDeal, showNewDeal } from './render-deal.ts';
import { noAccess } from './render-page.ts';

/** `GET …/tab/Potentials/{id}`: a deal with the form to change it, and what its account is. */
export function dealPage(visit: CrmVisit, request: Request): PageAnswer {
  const deal = visit.desk.record('Deals', String(request.params['id']));
  if (!deal) return noAccess(visit);
  const isSaved = request.query['saved'] !== undefined;
  return showDeal(visit, deal, inputOf(visit, deal), isSaved ? { done: visit.text.saved } : {});
}

/** `POST …/tab/Potentials/{id}`: the form, or the button that says how the deal has ended. */
export function changeDeal(visit: CrmVisit, request: Request): PageAnswer {
  const { desk, home, text } = visit;
  const deal = desk.record('Deals', String(request.params['id']));
  if (!deal) return noAccess(visit);
  const { outcome } = request.body as { outcome?: string };
  const input = outcome === undefined ? readInput(request.body) : inputOf(visit, deal);
  const values =
    outcome === undefined
      ? valuesOf(visit, input, deal['Account_Name'] as Lookup | null)
      : ending(visit, deal, outcome);
  if (isProblem(values)) return showDeal(visit, deal, input, values);
  const refusal = desk.update('Deals', deal.id, values);
  if (refusal) return showDeal(visit, deal, input, { problem: text.refused(refusal.message) });
  return { location: `${recordPath(home, 'Deals', deal.id)}?saved` };
}

/** `GET …/tab/Potentials/{id}/live`. */
export function dealState(visit: CrmVisit, request: Request): PageAnswer {
  const deal = visit.desk.record('Deals', String(request.params['id']));
  if (!deal) return { status: 404, json: {} };
  return { json: stateOf(dealRegions(visit, deal)) };
}

/** `GET …/tab/Potentials/create?account={id}`: an empty form. */
export function newDealPage(visit: CrmVisit, request: Request): PageAnswer {
  const { desk } = visit;
  const account = desk.record('Accounts', String(request.query['account'] ?? ''));
  const [pipeline] = desk.pipelines;
  const stage = pipeline?.stages[0];
  const input: DealInput = {
    name: '',
    account: String(account?.['Account_Name'] ?? ''),
    amount: '',
    closingDate: desk.today(),
    stage: pipeline && stage ? `${pipeline.id}:${stage.id}` : '',
  };
  return showNewDeal(visit, input);
}

/** `POST …/tab/Potentials`: makes a deal. */
export function createDeal(visit: CrmVisit, request: Request): PageAnswer {
  const { desk, home, text } = visit;
  const input = readInput(request.body);
  const values = valuesOf(visit, input);
  if (isProblem(values)) return showNewDeal(visit, input, values.problem);
  const made = desk.create('Deals', values);
  if (typeof made !== 'string') return showNewDeal(visit, input, text.refused(made.message));
  return { location: `${recordPath(home, 'Deals', made)}?saved` };
}

/** The deal closed as of today, in the first stage of its pipeline that says so. */
function ending({ desk }: CrmVisit, deal: ZohoRecord, outcome: string): Values {
  const forecastType = outcome === 'won' ? 'Closed Won' : 'Closed Lost';
  const pipeline =
    desk.pipelines.find(({ name }) => name === deal['Pipeline']) ?? desk.pipelines[0];
  const stage = pipeline?.stages.find((candidate) => candidate.forecastType === forecastType);
  return { Stage: stage?.name ?? null, Closing_Date: desk.today() };
}

function isProblem(values: Values | { problem: string }): values is { problem: string } {
  return 'problem' in values;
}
