import type { Values } from '../desk.ts';
import type { Lookup } from '../organization/module.ts';
import type { Pipeline, Stage } from '../organization/organization.ts';
import type { CrmVisit } from './crm-visit.ts';
import { type Html, html } from './html.ts';

/** What the form of a deal holds, as texts. */
export interface DealInput {
  name: string;
  account: string;
  amount: string;
  closingDate: string;
  /** Ids of pipeline and stage: `{pipeline}:{stage}`. */
  stage: string;
}

/** The form to change a deal, or to make one. */
export function renderDealForm(
  visit: CrmVisit,
  action: string,
  input: DealInput,
  submit: string,
): Html {
  const { text, desk } = visit;
  const accounts = desk.records('Accounts', ['Account_Name']);
  return html`<form id="deal" class="form" method="post" action="${action}" data-today="${desk.today()}">
<label class="wide">${text.dealName}<input name="name" required maxlength="120" value="${input.name}"></label>
<label class="wide">${text.account}<input name="account" list="accounts" autocomplete="off" value="${input.account}"></label>
<datalist id="accounts">${accounts.map((account) => html`<option value="${String(account['Account_Name'])}"></option>`)}</datalist>
<label>${text.stage}<select name="stage" required>${desk.pipelines.map((pipeline) => stagesOf(pipeline, input.stage))}</select></label>
<label>${text.amount}<input name="amount" type="number" step="any" value="${input.amount}"></label>
<label>${text.closingDate}<input name="closingDate" type="date" required value="${input.closingDate}"></label>
<p class="soft wide">${text.closedHint}</p>
<p class="wide"><button class="primary">${submit}</button></p>
</form>`;
}

function stagesOf(pipeline: Pipeline, chosen: string): Html {
  return html`<optgroup label="${pipeline.display}">${pipeline.stages.map((stage) => {
    const value = `${pipeline.id}:${stage.id}`;
    return html`<option value="${value}"${value === chosen && html` selected`}${stage.forecastType !== 'Open' && html` data-closed`}>${stage.display}</option>`;
  })}</optgroup>`;
}

/** What the form holds of a deal's record. */
export function inputOf({ desk }: CrmVisit, values: Values): DealInput {
  const account = values['Account_Name'] as Lookup | null | undefined;
  const pipeline = desk.pipelines.find(({ name }) => name === values['Pipeline']);
  const stage = pipeline?.stages.find(({ name }) => name === values['Stage']);
  return {
    name: String(values['Deal_Name'] ?? ''),
    account: account?.name ?? '',
    amount: String(values['Amount'] ?? ''),
    closingDate: String(values['Closing_Date'] ?? ''),
    stage: pipeline && stage ? `${pipeline.id}:${stage.id}` : '',
  };
}

/** What was typed, as it came. */
export function readInput(body: unknown): DealInput {
  const typed = (body ?? {}) as Partial<Record<keyof DealInput, string>>;
  const { name = '', account = '', amount = '', closingDate = '', stage = '' } = typed;
  return { name, account, amount, closingDate, stage };
}

/** The record's values that an input stands for, or what is wrong with it. An account whose name did not change stays. */
export function valuesOf(
  visit: CrmVisit,
  input: DealInput,
  current?: Lookup | null,
): Values | { problem: string } {
  const { desk, text } = visit;
  const account =
    current?.name === input.account ? current.id : accountNamed(visit, input.account.trim());
  if (account === undefined) return { problem: text.unknownAccount(input.account) };
  const [pipeline, stage] = chosenStage(desk.pipelines, input.stage);
  return {
    Deal_Name: input.name.trim(),
    Account_Name: account === null ? null : { id: account },
    Amount: input.amount === '' ? null : Number(input.amount),
    Closing_Date: input.closingDate,
    ...(pipeline && { Pipeline: pipeline.name }),
    Stage: stage?.name ?? null,
  };
}

/** The id of an account by its name, `null` for none, `undefined` when no visible one bears it. */
function accountNamed({ desk }: CrmVisit, name: string): string | null | undefined {
  if (name === '') return null;
  const accounts = desk.records('Accounts', ['Account_Name']);
  return accounts.find((account) => account['Account_Name'] === name)?.id;
}

function chosenStage(
  pipelines: readonly Pipeline[],
  choice: string,
): [Pipeline | undefined, Stage | undefined] {
  const [pipelineId, stageId] = choice.split(':');
  const pipeline = pipelines.find(({ id }) => id === pipelineId);
  return [pipeline, pipeline?.stages.find(({ id }) => id === stageId)];
}
