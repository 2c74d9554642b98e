import { formatDay } from '../../core/day.ts';
import type { Simulation } from '../../core/simulation/simulation.ts';

/** A simulation as JSON, dates in ISO form. */
export function simulationJson(simulation: Simulation): string {
  const asOf = formatDay(simulation.asOf);
  return `${JSON.stringify({ ...simulation, asOf }, undefined, 2)}\n`;
}
