import { forecastCategory } from '../metadata/forecast-category.ts';
import type { Organization, Pipeline } from '../organization/organization.ts';
import type { Answer, Call } from './operation.ts';
import { invalidParam, missingParam } from './refusals.ts';

/** `GET /settings/pipeline`: the pipelines of the Deals layout and what their stages mean. */
export function getPipelines({ organization, query }: Call): Answer {
  const layoutId = query.get('layout_id');
  if (!layoutId) return missingParam('layout_id');
  if (layoutId !== organization.modules.get('Deals')?.layoutId) return invalidParam('layout_id');
  const pipeline = organization.pipelines.map((entry) => renderPipeline(organization, entry));
  return { status: 200, body: { pipeline } };
}

function renderPipeline(organization: Organization, pipeline: Pipeline): Record<string, unknown> {
  return {
    display_value: pipeline.display,
    default: pipeline.isDefault,
    maps: pipeline.stages.map((stage, index) => ({
      display_value: stage.display,
      sequence_number: index + 1,
      forecast_category: forecastCategory(organization, stage),
      colour_code: stage.colour,
      actual_value: stage.name,
      id: stage.id,
      forecast_type: stage.forecastType,
    })),
    actual_value: pipeline.name,
    id: pipeline.id,
  };
}
