import type { Text } from '../../core/text.ts';

/** Something a person should know about a run that went through. */
export interface Warning {
  sentence: Text;
  remedy?: Text;
}
