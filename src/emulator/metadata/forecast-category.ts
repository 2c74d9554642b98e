import type { Organization, Stage } from '../organization/organization.ts';

const names = { Open: 'Pipeline', 'Closed Won': 'Closed', 'Closed Lost': 'Omitted' } as const;

/** The forecast category of a stage, as Zoho names it beside the forecast type. */
export function forecastCategory(organization: Organization, { forecastType }: Stage) {
  return { name: names[forecastType], id: organization.forecastCategoryIds[forecastType] };
}
