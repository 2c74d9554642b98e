import { type Html, html } from './html.ts';
import type { Regions } from './page-answer.ts';

/** Puts a region into its page, marked so that the script finds it again. */
export function renderRegions(regions: Regions): (name: string) => Html {
  return (name) => html`<div data-region="${name}">${regions[name]}</div>`;
}

/** The regions as the script reads them. */
export function stateOf(regions: Regions): { regions: Record<string, string> } {
  const entries = Object.entries(regions).map(([name, { markup }]) => [name, markup]);
  return { regions: Object.fromEntries(entries) };
}
