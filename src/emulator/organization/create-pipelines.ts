import { standardStages } from '../metadata/standard-modules.ts';
import type { OrganizationSeed, PipelineSeed } from '../organization-seed.ts';
import type { Identifiers } from './identifiers.ts';
import type { Pipeline, Stage } from './organization.ts';

const colours = ['#E6F2FF', '#C5E1F5', '#A3D3F0', '#FFE9B8', '#FFD27D', '#FFC04D'] as const;
const closedColours = { Open: undefined, 'Closed Won': '#25B52A', 'Closed Lost': '#E65C5C' };

/** The pipelines of a seed, or Zoho's standard one. */
export function createPipelines(seed: OrganizationSeed, identifiers: Identifiers): Pipeline[] {
  const stages = new Map<string, Stage>();
  const pipelines: readonly PipelineSeed[] = seed.pipelines ?? [
    { name: 'Standard (Standard)', stages: standardStages },
  ];
  return pipelines.map((pipeline, position) => ({
    id: identifiers.next(),
    name: pipeline.name,
    display: pipeline.display ?? pipeline.name,
    isDefault: position === 0,
    stages: pipeline.stages.map((stage, index) => stageOf(stage, index, stages, identifiers)),
  }));
}

function stageOf(
  seed: PipelineSeed['stages'][number],
  index: number,
  known: Map<string, Stage>,
  identifiers: Identifiers,
): Stage {
  const found = known.get(seed.name);
  if (found) return found;
  const stage: Stage = {
    id: identifiers.next(),
    name: seed.name,
    display: seed.display ?? seed.name,
    forecastType: seed.forecastType,
    probability: seed.probability,
    colour: closedColours[seed.forecastType] ?? colours[index % colours.length] ?? colours[0],
  };
  known.set(stage.name, stage);
  return stage;
}
