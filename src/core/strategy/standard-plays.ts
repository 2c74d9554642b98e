import type { Play } from './play.ts';
import { carePlays } from './plays/care.ts';
import { customerTypePlays } from './plays/customer-type.ts';
import { evaluationPlays } from './plays/evaluation.ts';
import { feedbackPlays } from './plays/feedback.ts';
import { geographyPlays } from './plays/geography.ts';
import { industryPlays } from './plays/industry.ts';
import { lifecyclePlays } from './plays/lifecycle.ts';
import { needTypePlays } from './plays/need-type.ts';
import { occasionPlays } from './plays/occasions.ts';
import { outlookPlays } from './plays/outlook.ts';
import { recoveryPlays } from './plays/recovery.ts';
import { rfmPlays } from './plays/rfm.ts';
import { sizePlays } from './plays/size.ts';
import { teamPlays } from './plays/team.ts';
import { generalTierPlays } from './plays/tier-general.ts';
import { importantTierPlays } from './plays/tier-important.ts';
import { strategicTierPlays } from './plays/tier-strategic.ts';
import { valuePlays } from './plays/value.ts';
import { valueTypePlays } from './plays/value-type.ts';

/** Every play that comes with the product. An organization may change, switch off and add. */
export const standardPlays: readonly Play[] = [
  ...recoveryPlays,
  ...carePlays,
  ...lifecyclePlays,
  ...strategicTierPlays,
  ...importantTierPlays,
  ...generalTierPlays,
  ...teamPlays,
  ...valueTypePlays,
  ...rfmPlays,
  ...needTypePlays,
  ...industryPlays,
  ...valuePlays,
  ...sizePlays,
  ...geographyPlays,
  ...customerTypePlays,
  ...outlookPlays,
  ...occasionPlays,
  ...feedbackPlays,
  ...evaluationPlays,
];
