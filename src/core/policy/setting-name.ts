import type { Text } from '../text.ts';

/** How the value of a setting is written. */
type SettingUnit =
  | 'share'
  | 'money'
  | 'days'
  | 'window'
  | 'number'
  | 'text'
  | 'list'
  | 'switch'
  | 'choice';

/** A setting of a policy as people call it. */
export interface SettingName {
  name: Text;
  unit: SettingUnit;
  /** What the choices are called. */
  choices?: Readonly<Record<string, Text>>;
}
