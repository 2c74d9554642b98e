import { type Config, ConfigError } from './config.ts';
import { type DataCenter, localDataCenter, zohoDataCenters } from './zoho/data-centers.ts';

/**
 * The data centers to trust, the one where consent starts first.
 *
 * @throws ConfigError when that one is none of them
 */
export function dataCentersOf({ dataCenter, emulator }: Config['zoho']): DataCenter[] {
  const all = emulator ? [localDataCenter(emulator), ...zohoDataCenters] : [...zohoDataCenters];
  const usual = all.find(({ id }) => id === dataCenter);
  if (!usual) {
    const ids = all.map(({ id }) => id).join(' ');
    throw new ConfigError(
      `the settings are not complete:\n  ZOHO_DATA_CENTER: choose one of ${ids}`,
    );
  }
  return [usual, ...all.filter((each) => each !== usual)];
}
