import { companySettingNames } from './company-setting-names.ts';
import { dealSettingNames } from './deal-setting-names.ts';
import { outlookSettingNames } from './outlook-setting-names.ts';
import type { SettingName } from './setting-name.ts';

/** Every setting of a policy by its path; of lists and dictionaries by the path of the whole. */
export const settingNames: Readonly<Record<string, SettingName>> = {
  ...dealSettingNames,
  ...companySettingNames,
  ...outlookSettingNames,
};
