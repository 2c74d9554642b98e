import { Layouts, ParameterMap, Pipeline } from '@zohocrm/typescript-sdk';
import { z } from 'zod';
import type { CrmConnection } from '../../app/ports/crm.ts';
import type { CrmStage } from '../../app/ports/crm-metadata.ts';
import type { DealOutcome } from '../../core/facts.ts';
import type { CallCrm } from './call-crm.ts';
import { checked } from './checked.ts';
import { nothingChosen } from './zoho-field.ts';

/** A stage as three of Zoho's APIs describe it: always with its value, not always with its forecast type. */
const stageSchema = z.looseObject({
  actual_value: z.string().nullish(),
  forecast_type: z.string().nullish(),
});

type ZohoStage = z.output<typeof stageSchema>;

const layoutsSchema = z.looseObject({
  layouts: z.array(
    z.looseObject({
      id: z.string(),
      sections: z
        .array(
          z.looseObject({
            fields: z
              .array(
                z.looseObject({
                  api_name: z.string(),
                  pick_list_values: z.array(stageSchema).nullish(),
                }),
              )
              .nullish(),
          }),
        )
        .nullish(),
    }),
  ),
});

const pipelinesSchema = z.looseObject({
  pipeline: z.array(z.looseObject({ maps: z.array(stageSchema) })),
});

/** Forecast types are Zoho's own, the same in every organization and language; stage names are neither. */
const outcomes: Record<string, DealOutcome> = {
  open: 'open',
  'closed won': 'won',
  'closed lost': 'lost',
};

/**
 * How every stage of the organization's deals ends. Asks no more than it must: the values of the Stage field may
 * tell already (0 credits more), else the layouts (1), else the pipelines of the layouts whose stages are still
 * open questions (1 each). Where sources disagree the first one counts; a stage that no source explains is left out.
 *
 * @param known values of the Stage field, as read with the fields of Deals
 */
export async function readStages(
  call: CallCrm,
  connection: CrmConnection,
  known: readonly ZohoStage[],
): Promise<CrmStage[]> {
  const stages = new Map<string, DealOutcome | undefined>();
  const isComplete = () => stages.size > 0 && !Array.from(stages.values()).includes(undefined);

  note(stages, known);
  if (isComplete()) return listOf(stages);
  const layouts = await readLayoutStages(call, connection);
  for (const layout of layouts) note(stages, layout.stages);
  for (const layout of layouts) {
    const values = layout.stages.flatMap(valueOfStage);
    if (values.length > 0 && values.every((value) => stages.get(value))) continue;
    note(stages, await readPipelineStages(call, connection, layout.id));
  }
  return listOf(stages);
}

function note(stages: Map<string, DealOutcome | undefined>, found: readonly ZohoStage[]): void {
  for (const stage of found) {
    for (const value of valueOfStage(stage))
      stages.set(value, stages.get(value) ?? outcomes[stage.forecast_type?.toLowerCase() ?? '']);
  }
}

/** The stage's value; none for what only stands for an empty choice. */
function valueOfStage({ actual_value: value }: ZohoStage): string[] {
  return value && value !== nothingChosen ? [value] : [];
}

function listOf(stages: Map<string, DealOutcome | undefined>): CrmStage[] {
  return Array.from(stages).flatMap(([value, outcome]) => (outcome ? [{ value, outcome }] : []));
}

async function readLayoutStages(call: CallCrm, connection: CrmConnection) {
  const operation = 'read-deal-layouts';
  const { json } = await call(connection, {
    operation,
    credits: 1,
    request: async () => {
      const params = new ParameterMap();
      await params.add(Layouts.GetLayoutsParam.MODULE, 'Deals');
      return new Layouts.LayoutsOperations().getLayouts(params);
    },
  });
  return checked(layoutsSchema, json, operation).layouts.map(({ id, sections }) => {
    const fields = (sections ?? []).flatMap((section) => section.fields ?? []);
    const stage = fields.find((field) => field.api_name === 'Stage');
    return { id, stages: stage?.pick_list_values ?? [] };
  });
}

async function readPipelineStages(call: CallCrm, connection: CrmConnection, layoutId: string) {
  const operation = 'read-deal-pipelines';
  const { json } = await call(connection, {
    operation,
    credits: 1,
    request: () => new Pipeline.PipelineOperations(BigInt(layoutId)).getPipelines(),
  });
  if (json === undefined) return [];
  return checked(pipelinesSchema, json, operation).pipeline.flatMap((pipeline) => pipeline.maps);
}
